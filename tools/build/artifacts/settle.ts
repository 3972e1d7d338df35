// What a board is told once a firmware was stored beside an older one: tidy up, so that the firmware comes first, then
// padding to the next page, then the settings. From then on the engine tidies up without touching the firmware.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { SLOT_TEXT_BYTES } from '../../../hal/boards/storage.ts'
import { PADDING_FILE } from '../../../sim/world/storage-image.ts'
import { WATCH } from './target.ts'

/** Files that the firmware keeps for itself: hal/espruino/store.ts. */
export const SLOTS = ['unknot.0', 'unknot.1', 'unknot.2', 'unknot.3'] as const

const HEADER_BYTES = 32

/** One expression; undefined where there is but one page, or where other programs have their files. */
export function settling({ about: { storage, firmware } }: EspruinoBoard): string | undefined {
  if (!storage || storage.pages === 1 || firmware === WATCH) return undefined
  const { pageBytes } = storage
  const slots = JSON.stringify(SLOTS)
  const padding = JSON.stringify(PADDING_FILE)
  // Put together anew: what is read of a file is the file itself, and goes with it.
  return (
    `(s=>{var k=${slots}.map(n=>(t=>t.slice(0,t.indexOf("\\xff")))((s.read(n)||"")+"\\xff"));${slots}.concat(${padding}).forEach(n=>s.erase(n));` +
    `s.compact();var f=s.getStats().freeBytes%${pageBytes};` +
    `s.write(${padding}," ",0,f>${HEADER_BYTES}?f-${HEADER_BYTES}:f+${pageBytes - HEADER_BYTES});` +
    `k.forEach((t,i)=>{if(t)s.write(${slots}[i],t,0,${SLOT_TEXT_BYTES})});return 1})(require("Storage"))`
  )
}
