// A flash as the keeper finds it: the firmware, its padding, and lines that were stored one after the other.

import { PADDING_FILE, PLACE_BYTES, SLOT_BYTES } from '../../build/artifacts/storage.ts'
import { adler32 } from '../../src/format.ts'

/** What is left for the settings, as on a Puck.js after the firmware: seven pages of its own. */
export const RING_BYTES = 7 * 4096
const HEADER_BYTES = 32

/** What the n-th save stores: settings and a ring of sessions, in every character that there can be. */
export function lineOf(n: number): string {
  const length = 690 + ((n * 13) % 21)
  return `${n},${String.fromCharCode(...Array.from({ length }, (_, i) => 35 + ((i * 7 + n) % 89)))}`
}

/** As hal/store.ts frames it. */
export function framed(n: number): string {
  const body = `|${n}|${lineOf(n)}`
  return adler32(body, 0) + body
}

/** With so many lines stored, of which two count. */
export function holding(bytes: number, code: string, lines: number): Buffer {
  const image = Buffer.alloc(bytes, 0xff)
  const first = bytes - RING_BYTES
  const put = (at: number, name: string, text: string, size = text.length) => {
    image.fill(0, at, at + HEADER_BYTES)
    image.writeUInt32LE(size, at)
    image.write(name, at + 4, 'latin1')
    image.write(text, at + HEADER_BYTES, 'latin1')
  }
  put(0, '.bootcde', code)
  const end = HEADER_BYTES + Math.ceil(code.length / 4) * 4
  put(end, PADDING_FILE, ' ', first - end - HEADER_BYTES)
  for (let n = 1; n <= lines; n++) {
    const at = first + (n - 1) * PLACE_BYTES
    put(at, `unknot.${(n + 1) % 2}`, framed(n), SLOT_BYTES)
    if (n <= lines - 2) image.fill(0, at + 4, at + 8)
  }
  return image
}
