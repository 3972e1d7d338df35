// A board's file storage as an image, as Espruino keeps it in flash (src/jsflash.h): for each file its size, its name
// and its bytes, from the front; then nothing but erased flash.

const NAME_BYTES = 28
const HEADER_BYTES = 4 + NAME_BYTES
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
