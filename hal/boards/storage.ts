// Where the file of the log may be in Espruino's storage, and how large its pages are (hal/espruino/store.ts).

import type { Board, BoardFeatures, Storage } from './board.ts'

/** Each file has a header in flash: 4 bytes of size and flags, and its name (Espruino's src/jsflash.h). */
export const NAME_BYTES = 28
export const HEADER_BYTES = 4 + NAME_BYTES

/** Flash in a chip of its own, as on a Bangle.js 2. */
const OWN_CHIP: Storage = { address: 0x60000000, pageBytes: 4096, pages: 2048 }
/** A page that no file can have whole is counted as pages of this size. */
const SMALL_PAGE_BYTES = 4096

/** Pages of the log when it is made. Wherever the engine moves it, it still has one less. */
export const LOG_PAGES = 3
const FEW_PAGES = 2

type LogPlace = Pick<BoardFeatures, 'storageFrom' | 'storageTo' | 'storagePageBytes' | 'logPageBytes' | 'logPages'>

export function logPlace({ about: { storage = OWN_CHIP } }: Board): LogPlace {
  const { address, pageBytes, pages } = storage
  return {
    storageFrom: address,
    storageTo: address + pageBytes * pages,
    storagePageBytes: pageBytes,
    logPageBytes: pages > 1 ? pageBytes : SMALL_PAGE_BYTES,
    logPages: pageBytes > SMALL_PAGE_BYTES && pages > 1 ? FEW_PAGES : LOG_PAGES,
  }
}
