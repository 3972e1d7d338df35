// Keeps one line of text over a power cut at any byte: two slots written in turn, each with a sequence number
// and a checksum. Losing power in the middle of a write costs that write and nothing else.

import * as hal from '#hal'
import { adler32 } from '../src/format.ts'

let sequence: number
let newest: number

/** The newest line that is whole, or undefined. Throws what the board throws when it cannot read. */
export function load(): string | undefined {
  let text: string | undefined
  sequence = 0
  newest = 1
  for (let slot = 0; slot < 2; slot++) {
    // "checksum|sequence|text", the checksum over all that follows it.
    const stored = hal.read(slot) || ''
    const parts = stored.split('|')
    const number = parseInt(parts[1]!, 10)
    if (parts.length === 3 && parts[0] === String(adler32(stored, parts[0]!.length)) && number > sequence) {
      sequence = number
      newest = slot
      text = parts[2]
    }
  }
  return text
}

/** Stores `text` in the slot that is not the newest. Throws what the board throws when it cannot write. */
export function save(text: string): void {
  const body = `|${sequence + 1}|${text}`
  hal.write(1 - newest, adler32(body, 0) + body)
  newest = 1 - newest
  sequence++
}
