// The firmware's slots in Espruino's storage: their size, and when the firmware compacts the storage.

import type { Board } from './board.ts'

/** Each file has a header in flash: 4 bytes of size and flags, and its name (Espruino's src/jsflash.h). */
export const NAME_BYTES = 28
export const HEADER_BYTES = 4 + NAME_BYTES

/** Flash that one slot takes, and the longest text in it (hal/espruino/store.ts). */
export const SLOT_TOTAL_BYTES = 512
export const SLOT_TEXT_BYTES = SLOT_TOTAL_BYTES - HEADER_BYTES
/** The firmware takes four pages, and the last stays empty: two are left for slots to move from one to the other. */
const ENOUGH_PAGES = 7

/**
 * The firmware compacts the storage below this many free bytes, while the last page is still empty; 0 with too few
 * pages.
 */
export function compactBelowBytes({ about: { storage } }: Board): number {
  return storage && storage.pages >= ENOUGH_PAGES ? storage.pageBytes + SLOT_TOTAL_BYTES : 0
}
