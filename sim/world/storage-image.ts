// A board's file storage as an image, as Espruino keeps it in flash (src/jsflash.h): for each file its size, its name
// and its bytes, from the front; then nothing but erased flash.

import { HEADER_BYTES, NAME_BYTES } from '../../hal/boards/storage.ts'

const ALIGNMENT = 4
const ERASED = 0xff

/** Throws where it does not fit. */
export function storageImage(files: Readonly<Record<string, string>>, bytes: number): Buffer {
  const image = Buffer.alloc(bytes, ERASED)
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const end = at + HEADER_BYTES + Math.ceil(text.length / ALIGNMENT) * ALIGNMENT
    if (name.length > NAME_BYTES || end > bytes) throw new RangeError(`"${name}" does not fit into ${bytes} bytes`)
    image.fill(0, at, at + HEADER_BYTES)
    image.writeUInt32LE(text.length, at)
    image.write(name, at + 4, 'latin1')
    image.write(text, at + HEADER_BYTES, 'latin1')
    at = end
  }
  return image
}

/** Goes after the firmware, so that what comes after it begins where a page begins, and is tidied up without the firmware. */
export const PADDING_FILE = 'unknot.pad'

/** That file, after a firmware of so many bytes in an empty storage; none where no page begins after it. */
export function padding(bytes: number, { pageBytes, pages }: { pageBytes: number; pages: number }) {
  const used = HEADER_BYTES + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
  const end = Math.ceil((used + HEADER_BYTES + ALIGNMENT) / pageBytes) * pageBytes
  const files: Record<string, string> = {}
  // Its first byte says that it was written, as the engine's own do.
  if (end < pages * pageBytes) files[PADDING_FILE] = ' '.padEnd(end - used - HEADER_BYTES, '\xff')
  return files
}
