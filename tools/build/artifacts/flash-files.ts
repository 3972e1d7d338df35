// Makes the files to flash a board with: to paste, to program, and to drop on a drive. The page makes them in a browser.

import type { Board, EspruinoBoard } from '../../../hal/boards/board.ts'
import { toBytes } from '../../../lib/bytes.ts'
import { formatUf2 } from '../../../lib/uf2.ts'
import { KALUMA_PROGRAM } from '../../../sim/chip/board/flash-image.ts'
import { flashedFiles, storageImage } from '../../../sim/world/storage-image.ts'
import { formatIntelHex } from './hex.ts'
import { makePasteText } from './paste.ts'
import { findTarget } from './target.ts'

/** Contents by path in dist/. */
export type Files = Record<string, string | Uint8Array>

/** The firmware is too long for a board. The message is a sentence for its maker. */
export class RoomError extends Error {}

/** Throws RoomError. */
function makeImage(board: EspruinoBoard, code: string, bytes: number): Uint8Array {
  try {
    return storageImage(flashedFiles(board, findTarget(board).file, code), bytes)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new RoomError(
      `This firmware does not fit into the ${bytes / 1024} KB of the ${board.title} beside its log: choose fewer programs, and leave the link out.`,
    )
  }
}

/**
 * A file with the whole storage of a board, which erases what was stored. None if the storage is in another chip. Throws
 * RoomError.
 */
function makeStorageFile(board: EspruinoBoard, code: string): Files {
  const { storage, chip } = board.about
  if (!storage || chip === 'esp32') return {}
  const image = makeImage(board, code, storage.pageBytes * storage.pages)
  return chip === 'rp2040'
    ? { [`${board.name}.uf2`]: formatUf2(storage.address, image) }
    : { [`${board.name}.hex`]: formatIntelHex(storage.address, image) }
}

/**
 * The files for one board, the one that is uploaded first. `code` is what the board stores, one character a byte. Throws
 * RoomError.
 */
export const makeFlashFiles = (board: Board, code: string): Files => ({
  [`${board.name}.js`]: toBytes(code),
  ...(board.engine === 'kaluma'
    ? { [`${board.name}.uf2`]: formatUf2(KALUMA_PROGRAM, toBytes(`${code}\0`)) }
    : { [`${board.name}.paste.txt`]: makePasteText(board, code), ...makeStorageFile(board, code) }),
})
