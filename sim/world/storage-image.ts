// An image of a board's file storage, as Espruino keeps it in flash (src/jsflash.h): size, name and bytes of each file,
// one file after another; the rest is erased flash.

import { HEADER_BYTES, NAME_BYTES } from '../../hal/boards/storage.ts'
import { toBytes } from '../../lib/bytes.ts'

const ALIGNMENT = 4
const ERASED = 0xff

/** Throws RangeError where it does not fit. */
export function storageImage(files: Readonly<Record<string, string>>, bytes: number): Uint8Array {
  const image = new Uint8Array(bytes).fill(ERASED)
  const view = new DataView(image.buffer)
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const end = at + HEADER_BYTES + Math.ceil(text.length / ALIGNMENT) * ALIGNMENT
    if (name.length > NAME_BYTES || end > bytes) throw new RangeError(`"${name}" does not fit into ${bytes} bytes`)
    image.fill(0, at, at + HEADER_BYTES)
    view.setUint32(at, text.length, true)
    image.set(toBytes(name), at + 4)
    image.set(toBytes(text), at + HEADER_BYTES)
    at = end
  }
  return image
}

/** Fills the last page of the firmware: the engine then compacts the files after it without moving the firmware. */
export const PADDING_FILE = 'unknot.pad'

/** The padding file after a firmware of `bytes` in an empty storage; none where no page begins after it. */
export function padding(bytes: number, { pageBytes, pages }: { pageBytes: number; pages: number }) {
  const used = HEADER_BYTES + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
  const end = Math.ceil((used + HEADER_BYTES + ALIGNMENT) / pageBytes) * pageBytes
  const files: Record<string, string> = {}
  // A first byte that is not erased marks it as written, as in files of the engine.
  if (end < pages * pageBytes) files[PADDING_FILE] = ' '.padEnd(end - used - HEADER_BYTES, '\xff')
  return files
}
