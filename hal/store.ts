// Stores one line of text so that it survives a power cut at any byte: in two slots, written in turn, each with a
// sequence number and a checksum. A power cut in the middle of a write costs that write and nothing else.

import * as hal from '#hal'
import { adler32 } from '../src/program/format.ts'

/** Sequence number of the newest text. The next text goes into slot 0 if this is even, else into slot 1. */
let sequence: number
/** The text that was stored last, if one was since power-up. */
let savedText: string | undefined

/**
 * The newest text that is whole; undefined if nothing is stored, '' if no stored text is whole. Throws what the board
 * throws if it cannot read.
 */
export function load(): string | undefined {
  let text: string | undefined
  sequence = 0
  savedText = undefined
  for (let slot = 0; slot < 2; slot++) {
    // "checksum|sequence|text". The checksum covers all that follows it.
    const stored = hal.read(slot) || ''
    if (stored && !text) text = ''
    const parts = stored.split('|')
    const number = +parts[1]!
    if (parts.length === 3 && +parts[0]! === adler32(stored, parts[0]!.length) && number > sequence) {
      sequence = number
      text = parts[2]
    }
  }
  return text
}

/** Stores `text` in the older slot, if it is not what was stored last. Throws what the board throws if it cannot. */
export function save(text: string): void {
  if (text === savedText) return
  const body = `|${sequence + 1}|${text}`
  hal.write(sequence % 2, adler32(body, 0) + body)
  sequence++
  savedText = text
}
