// Makes the scripts that a board runs before and after an upload: they reserve the log, so that the engine never moves it
// again, and keep what is stored.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { HEADER_BYTES, LOG_PAGES, logPlace } from '../../../hal/boards/storage.ts'
import { CELLS } from '../../../hal/hal.ts'
import { LOG_FILE } from '../../../sim/world/storage-image.ts'
import { findTarget, WATCH } from './target.ts'

/** The files of earlier firmware. */
const SLOTS = ['unknot.0', 'unknot.1', 'unknot.2', 'unknot.3']
const PADDING = 'unknot.pad'
/** All that the firmware has written. */
export const DATA_FILES = [LOG_FILE, ...SLOTS, PADDING] as const

/** The address of the log comes before its cells, as text. */
const ADDRESS_BYTES = 16

interface LayoutScripts {
  /** Expressions. */
  before: string
  after?: string
}

/** Copies a text, because a string that was read from a file is lost with the file. Without what is not written. */
const COPY = '(t=>t.slice(0,t.indexOf("\\xff")))'

/** Makes the log (hal/espruino/store.ts). `z` is where its cells begin. */
function makeLog(board: EspruinoBoard): string {
  const { storageTo, logPageBytes, logPages } = logPlace(board)
  return (
    `var b=s.getStats().freeBytes-${HEADER_BYTES},z=(b-${ADDRESS_BYTES})%${logPageBytes}+${ADDRESS_BYTES};` +
    `s.write("${LOG_FILE}",""+(${storageTo}-b),0,${logPages * logPageBytes}+z);`
  )
}

/** The log comes first. Slots are written after it: the firmware takes them over. */
const logFirst = (board: EspruinoBoard): LayoutScripts => ({
  before:
    `(s=>{if(!s.read("${LOG_FILE}",0,1)){var k=${JSON.stringify(SLOTS)}.map(n=>${COPY}((s.read(n)||"")+"\\xff"));` +
    `${JSON.stringify([...SLOTS, PADDING, findTarget(board).file])}.forEach(n=>s.erase(n));s.compact();${makeLog(board)}` +
    `k.forEach((t,i)=>{if(t)s.write(${JSON.stringify(SLOTS)}[i],t+"\\xff")})}return 1})(require("Storage"))`,
})

/**
 * Only the pages after the firmware are left for the log, so it is made anew: its newest page, or what the slots have, is in
 * the global k meanwhile.
 */
function logLast(board: EspruinoBoard): LayoutScripts {
  const { logPageBytes } = logPlace(board)
  const cellBytes = logPageBytes / CELLS
  const adler = 'a=t=>{for(var x=1,y=0,i=0;i<t.length;i++)y+=x+=t.charCodeAt(i);return y%65521*65536+x%65521+t}'
  return {
    before:
      `(s=>{var f=s.read("${LOG_FILE}")||"",z=(f.length-${ADDRESS_BYTES})%${logPageBytes}+${ADDRESS_BYTES},n=0,p,i,t,` +
      `r=n=>${COPY}((s.read(n)||"")+"\\xff"),${adler};k=[];` +
      `for(i=z;i<f.length;i+=${cellBytes}){t=+f.substr(i,40).split("|")[1];if(t>n){n=t;p=i-(i-z)%${logPageBytes}}}` +
      `if(n)for(i=p;i<p+${logPageBytes};i+=${cellBytes}){t=${COPY}(f.substr(i,${cellBytes})+"\\xff");if(t)k.push(t)}` +
      `else{["unknot.0","unknot.1"].forEach(q=>{t=r(q);i=+t.split("|")[1];if(i>n){n=i;p=t}});` +
      `if(n){t=r("unknot."+(2+ +p.split(",")[16]));k=[a("|"+n+"||"+t.slice(0,216)),a("|"+n+"||"+t.slice(216)),a("|"+n+"|"+p.split("|")[2]+"|")]}}` +
      `${JSON.stringify([...DATA_FILES, findTarget(board).file])}.forEach(n=>s.erase(n));s.compact();return 1})(require("Storage"))`,
    after:
      `(s=>{s.compact();${makeLog(board)}` +
      `k.forEach((t,i)=>s.write("${LOG_FILE}",t,z+i*${cellBytes}));return 1})(require("Storage"))`,
  }
}

/** None if the storage also holds the files of other programs: there the firmware makes the log itself. */
export function makeLayoutScripts(board: EspruinoBoard): LayoutScripts | undefined {
  if (board.about.firmware === WATCH) return undefined
  return logPlace(board).logPages === LOG_PAGES ? logFirst(board) : logLast(board)
}
