// An image of a board's file storage, as Espruino keeps it in flash (src/jsflash.h): size, name and bytes of each file,
// one file after another; the rest is erased flash.

import type { EspruinoBoard } from '../../hal/boards/board.ts'
import { HEADER_BYTES, LOG_PAGES, logPlace, NAME_BYTES } from '../../hal/boards/storage.ts'
import { toBytes } from '../../lib/bytes.ts'

const ALIGNMENT = 4
const ERASED = 0xff

const alignUp = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT

/** Throws RangeError where it does not fit. */
export function storageImage(files: Readonly<Record<string, string>>, bytes: number): Uint8Array {
  const image = new Uint8Array(bytes).fill(ERASED)
  const view = new DataView(image.buffer)
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const end = at + HEADER_BYTES + alignUp(text.length)
    if (name.length > NAME_BYTES || end > bytes) throw new RangeError(`"${name}" does not fit into ${bytes} bytes`)
    image.fill(0, at, at + HEADER_BYTES)
    view.setUint32(at, text.length, true)
    image.set(toBytes(name), at + 4)
    image.set(toBytes(text), at + HEADER_BYTES)
    at = end
  }
  return image
}

/** The file of the log (hal/espruino/store.ts). */
export const LOG_FILE = 'knot'

/** Where the cells begin in a log at this address: there a page begins, and the address as text comes before. */
function cellsFrom(address: number, pageBytes: number): number {
  const before = HEADER_BYTES / 2
  return pageBytes - ((address + before) % pageBytes) + before
}

/** The log of a board at this address, reserved as a whole. `content` is the text of its first cells. */
export function logFile(board: EspruinoBoard, address: number, content = ''): string {
  const { logPageBytes, logPages } = logPlace(board)
  const from = cellsFrom(address, logPageBytes)
  return `${String(address).padEnd(from, '\xff')}${content}`.padEnd(from + logPages * logPageBytes, '\xff')
}

/**
 * The files of a flashed board, in their order: the log comes first, so that nothing ever moves it, unless only the
 * pages after the firmware are left for it.
 */
export function flashedFiles(
  board: EspruinoBoard,
  name: string,
  code: string,
  content?: string,
): Record<string, string> {
  const { storageFrom, logPages } = logPlace(board)
  if (logPages === LOG_PAGES) return { [LOG_FILE]: logFile(board, storageFrom + HEADER_BYTES, content), [name]: code }
  const after = 2 * HEADER_BYTES + alignUp(code.length)
  return { [name]: code, [LOG_FILE]: logFile(board, storageFrom + after, content) }
}
