// A Puck.js of which only the storage counts: the very file it is flashed with, hardware that does nothing, and
// sessions that begin and end as soon as they are asked for. On the real engine, and in Node on the model of its storage.

import { boards } from '../../../hal/boards/index.ts'
import { SLOT_BYTES } from '../../../hal/boards/storage.ts'
import { padding, storageImage } from '../../../sim/world/storage-image.ts'
import { adler32 } from '../../../src/program/format.ts'

/** As the engine has it on the board. */
export const PAGE_BYTES = boards.puckjs2!.about.storage!.pageBytes
export const PAGES = boards.puckjs2!.about.storage!.pages
export const BYTES = PAGES * PAGE_BYTES
const FIRMWARE_FILE = '.bootcde'
export const HEADER_BYTES = 32
const HARDWARE_FILE = '.boot0'
/** What starts, in this order. */
export const FILES = [HARDWARE_FILE, FIRMWARE_FILE] as const

/** All that the file touches but its storage. What does nothing is a function of the engine's own. */
const HARDWARE = [
  'var day=20800,driven=0,edge;',
  'global.Pin=function(name){this.name=name};',
  'global.analogWrite=(pin,duty)=>{if(duty>0)driven++};',
  'global.setWatch=(f,pin)=>{if(pin.name==="D0")edge=f};',
  'global.digitalWrite=global.pinMode=global.clearTimeout=global.clearInterval=Math.abs;',
  'global.digitalRead=pin=>pin.name==="D1"?1:0;',
  'global.analogRead=()=>0.59;',
  'global.getTime=()=>day*86400;',
  'global.setTimeout=global.setInterval=()=>1;',
  'global.NRF={sleep:Math.abs,wake:Math.abs};',
  'E.getTemperature=()=>25;E.getAnalogVRef=()=>3.3;',
  'E.setConsole=E.enableWatchdog=E.kickWatchdog=Math.abs;',
].join('')

const TOUCH = 'edge({state:true});edge({state:false});'

/** What a finger does. That it touches the button has the day looked at. */
export const unlock = `${TOUCH}unknot(3);`
export const lock = unlock
export const long = `${TOUCH}unknot(0);`
/** A session on the n-th day, so that no two records are alike. */
export const begin = (n: number): string => `day=20800+${n};${long}`
export const session = (n: number): string => begin(n) + long

/** An expression: what there is after these presses, the same text wherever it is the same; GONE without a firmware. */
export const after = (presses: string): string =>
  `(()=>{if(typeof edge!="function")return ${JSON.stringify(GONE)};var s=require("Storage"),a=[driven];${presses}` +
  'return a.concat(driven,E.CRC32(s.read(".bootcde")||""),[0,1,2,3].map(n=>btoa((s.read("unknot."+n)||"").split("\\xff")[0]))).join()})()'
export const GONE = 'gone'

/** A long life: every number of the line as long as it gets, or nearly. */
const OLD_LINE =
  '2,0,3,2,20789,1140000,5678901,850,400,55,0,123,45678901,300,298,20700,0,123456,1234567,12,20789,123456,1234567,12,20789,123456,1234567,12,20789'

/** A line as hal/store.ts frames it. */
export function framed(line: string, sequence: number): string {
  const body = `|${sequence}|${line}`
  return adler32(body, 0) + body
}

/** As a slot takes it. */
export const slotOf = (text: string): string => text.padEnd(SLOT_BYTES, '\xff')

/** A flash with the firmware and what stands beside it, padding that ends its pages, and `files` after that. */
export function flashWith(code: string, files: Readonly<Record<string, string>> = {}, bytes = BYTES): Buffer {
  const own = { [FIRMWARE_FILE]: code, [HARDWARE_FILE]: HARDWARE }
  // The padding goes by one size: that of both, and of the name between them.
  const both = Math.ceil(code.length / 4) * 4 + HEADER_BYTES + HARDWARE.length
  return storageImage({ ...own, ...padding(both, { pageBytes: PAGE_BYTES, pages: PAGES }), ...files }, bytes)
}

/** Where the slots begin. */
export const ringOf = (code: string): number => flashWith(code, { 'unknot.0': '' }).lastIndexOf('unknot.0') - 4

export const oldFlash = (code: string, bytes = BYTES): Buffer =>
  flashWith(code, { 'unknot.0': slotOf(framed(OLD_LINE, 1)) }, bytes)
