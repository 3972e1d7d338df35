// How Espruino's storage holds the slots of a device: their size, and when the firmware tidies up itself.

import type { Board } from './board.ts'

/** Each file has a header in flash: 4 bytes of size and flags, and its name (src/jsflash.h). */
export const NAME_BYTES = 28
export const HEADER_BYTES = 4 + NAME_BYTES

/** What one slot takes up, and its text in it: hal/espruino/hal.ts. */
export const SLOT_TOTAL_BYTES = 512
export const SLOT_TEXT_BYTES = SLOT_TOTAL_BYTES - HEADER_BYTES
/** With the firmware in four of them and the last kept empty, slots still move from one page to another. */
const ENOUGH_PAGES = 7

/** From where on the firmware tidies up its storage itself: while the last page is empty. 0 where there are too few pages for that. */
export function compactBelowBytes({ about: { storage } }: Board): number {
  return storage && storage.pages >= ENOUGH_PAGES ? storage.pageBytes + SLOT_TOTAL_BYTES : 0
}
