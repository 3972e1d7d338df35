// The flash of a Puck.js to test its storage: the log, the built file, hardware that does nothing, and sessions that begin and
// end at once. It starts on the real engine, and in Node on the model of the storage.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { flashedFiles, LOG_FILE, logFile, storageImage } from '../../../sim/world/storage-image.ts'

export const puck = boards.puckjs2 as EspruinoBoard
/** The storage that the engine has on the board. */
export const { address: PUCK_ADDRESS, pageBytes: PAGE_BYTES, pages: PAGES } = puck.about.storage!
export const FLASH_BYTES = PAGES * PAGE_BYTES
/** Where a Linux build has its flash. */
export const LINUX_ADDRESS = 0x10000000
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
  // The same pages at other addresses.
  `(f=>{var r=f.read,e=f.erasePage;f.read=(n,a)=>r(n,a+${LINUX_ADDRESS - PUCK_ADDRESS});`,
  `f.erasePage=a=>e(a+${LINUX_ADDRESS - PUCK_ADDRESS}|0)})(require("Flash"));`,
].join('')

const TOUCH = 'edge({state:true});edge({state:false});'

/** Gestures. A touch of the button makes the firmware read the day. */
export const unlock = `${TOUCH}unknot(3);`
export const lock = unlock
export const longPress = `${TOUCH}unknot(0);`
/** A session on a day of its own, so that no two records are equal. */
export const beginSession = (day: number): string => `day=20800+${day};${longPress}`
export const session = (day: number): string => beginSession(day) + longPress

/** An expression for what happened, and for the checksums of all that is stored, after these gestures; GONE if there is no firmware. */
export const stateAfter = (presses: string): string =>
  `(()=>{if(typeof edge!="function")return ${JSON.stringify(GONE)};var s=require("Storage"),a=[driven];${presses}` +
  `return a.concat(driven,E.CRC32(s.read(".bootcde")||""),E.CRC32(s.read("${LOG_FILE}")||"")).join()})()`
export const GONE = 'gone'

/** Settings after years of use: every number is about as long as it gets. */
export const OLD_LINE =
  '2,0,3,2,20789,1140000,5678901,850,400,55,0,123,45678901,300,298,20700,0,123456,1234567,12,20789,123456,1234567,12,20789,123456,1234567,12,20789'

/** Flash with a log that begins with these cells, the firmware, the hardware, and `files` after that. */
export const flashOf = (code: string, cells = '', files: Readonly<Record<string, string>> = {}): Buffer =>
  Buffer.from(
    storageImage(
      { ...flashedFiles(puck, FIRMWARE_FILE, code, cells), [HARDWARE_FILE]: HARDWARE, ...files },
      FLASH_BYTES,
    ),
  )

/** Flash with the firmware and the hardware first, as an earlier version had it, and then `files`. */
export const flashWithoutLog = (code: string, files: Readonly<Record<string, string>> = {}): Buffer =>
  Buffer.from(storageImage({ [FIRMWARE_FILE]: code, [HARDWARE_FILE]: HARDWARE, ...files }, FLASH_BYTES))

/** Where the data of a file is in an image. */
export const placeOf = (image: Buffer, name: string): number => image.indexOf(`${name}\0`, 0, 'latin1') + NAME_BYTES
const NAME_BYTES = 28

export { LOG_FILE, logFile }
