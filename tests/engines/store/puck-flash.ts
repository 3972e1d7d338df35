// The flash of a Puck.js to test its storage: the built file, hardware that does nothing, and sessions that begin and end at
// once. It starts on the real engine, and in Node on the model of the storage.

import { boards } from '../../../hal/boards/index.ts'
import { SLOT_TEXT_BYTES } from '../../../hal/boards/storage.ts'
import { padding, storageImage } from '../../../sim/world/storage-image.ts'
import { adler32 } from '../../../src/program/format.ts'

/** The storage that the engine has on the board. */
export const PAGE_BYTES = boards.puckjs2!.about.storage!.pageBytes
export const PAGES = boards.puckjs2!.about.storage!.pages
export const FLASH_BYTES = PAGES * PAGE_BYTES
const FIRMWARE_FILE = '.bootcde'
export const HEADER_BYTES = 32
const HARDWARE_FILE = '.boot0'
/** The files that run at a start, in this order. */
export const START_FILES = [HARDWARE_FILE, FIRMWARE_FILE] as const

/** Everything that the built file calls except the storage. Functions that do nothing are the engine's own. */
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
  'global.peek32=Math.abs;',
  'E.getTemperature=()=>25;E.getAnalogVRef=()=>3.3;',
  'E.setConsole=E.enableWatchdog=E.kickWatchdog=Math.abs;',
].join('')

const TOUCH = 'edge({state:true});edge({state:false});'

/** Gestures. A touch of the button makes the firmware read the day. */
export const unlock = `${TOUCH}unknot(3);`
export const lock = unlock
export const longPress = `${TOUCH}unknot(0);`
/** A session on a day of its own, so that no two records are equal. */
export const beginSession = (day: number): string => `day=20800+${day};${longPress}`
export const session = (day: number): string => beginSession(day) + longPress

/** An expression for all that is stored after these gestures, as text; GONE if there is no firmware. */
export const stateAfter = (presses: string): string =>
  `(()=>{if(typeof edge!="function")return ${JSON.stringify(GONE)};var s=require("Storage"),a=[driven];${presses}` +
  'return a.concat(driven,E.CRC32(s.read(".bootcde")||""),[0,1,2,3].map(n=>btoa((s.read("unknot."+n)||"").split("\\xff")[0]))).join()})()'
export const GONE = 'gone'

/** Settings after years of use: every number is about as long as it gets. */
const OLD_LINE =
  '2,0,3,2,20789,1140000,5678901,850,400,55,0,123,45678901,300,298,20700,0,123456,1234567,12,20789,123456,1234567,12,20789,123456,1234567,12,20789'

/** A line with sequence number and checksum, as hal/store.ts stores it. */
export function frameLine(line: string, sequence: number): string {
  const body = `|${sequence}|${line}`
  return adler32(body, 0) + body
}

/** A text padded to the size of a slot. */
export const padSlot = (text: string): string => text.padEnd(SLOT_TEXT_BYTES, '\xff')

/** Flash with the firmware and the hardware, padding up to the next page, and `files` after that. */
export function flashOf(code: string, files: Readonly<Record<string, string>> = {}, bytes = FLASH_BYTES): Buffer {
  const own = { [FIRMWARE_FILE]: code, [HARDWARE_FILE]: HARDWARE }
  // padding() takes the size of one file: that of both, with the header between them.
  const both = Math.ceil(code.length / 4) * 4 + HEADER_BYTES + HARDWARE.length
  const padded = padding(both, { pageBytes: PAGE_BYTES, pages: PAGES })
  return Buffer.from(storageImage({ ...own, ...padded, ...files }, bytes))
}

/** Where the slots begin. */
export const slotsStart = (code: string): number => flashOf(code, { 'unknot.0': '' }).lastIndexOf('unknot.0') - 4

export const longUsedFlash = (code: string, bytes = FLASH_BYTES): Buffer =>
  flashOf(code, { 'unknot.0': padSlot(frameLine(OLD_LINE, 1)) }, bytes)
