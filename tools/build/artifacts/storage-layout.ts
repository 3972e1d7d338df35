// Makes the script that a board runs after an upload. It compacts the storage, so that the firmware comes first, then the
// padding up to the next page, then the settings. From then on the engine compacts without moving the firmware.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { SLOT_TEXT_BYTES } from '../../../hal/boards/storage.ts'
import { PADDING_FILE } from '../../../sim/world/storage-image.ts'
import { WATCH } from './target.ts'

/** The files that the firmware writes: see hal/espruino/store.ts. */
export const SLOTS = ['unknot.0', 'unknot.1', 'unknot.2', 'unknot.3'] as const

const HEADER_BYTES = 32

/** One expression. Undefined if the storage has only one page, or if it also holds the files of other programs. */
export function makeLayoutScript({ about: { storage, firmware } }: EspruinoBoard): string | undefined {
  if (!storage || storage.pages === 1 || firmware === WATCH) return undefined
  const { pageBytes } = storage
  const slots = JSON.stringify(SLOTS)
  const padding = JSON.stringify(PADDING_FILE)
  // Slots are copied first: a string that was read from a file is lost when the file is erased.
  return (
    `(s=>{var k=${slots}.map(n=>(t=>t.slice(0,t.indexOf("\\xff")))((s.read(n)||"")+"\\xff"));${slots}.concat(${padding}).forEach(n=>s.erase(n));` +
    `s.compact();var f=s.getStats().freeBytes%${pageBytes};` +
    `s.write(${padding}," ",0,f>${HEADER_BYTES}?f-${HEADER_BYTES}:f+${pageBytes - HEADER_BYTES});` +
    `k.forEach((t,i)=>{if(t)s.write(${slots}[i],t,0,${SLOT_TEXT_BYTES})});return 1})(require("Storage"))`
  )
}
