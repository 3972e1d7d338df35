// Checks the text of a file before it is parsed: its size and its encoding.

import { FormatError, refuse } from '../format.ts'

/** In characters. 8,192 points need far less. */
export const MAX_TEXT = 10_000_000

/** The place "line N" of the character at `index`. */
export const describeLine = (text: string, index: number): string => `line ${text.slice(0, index).split('\n').length}`

/** UTF-16 that was read as UTF-8 is full of NUL characters, and bytes that are not UTF-8 become U+FFFD. */
const BROKEN_CHARACTERS = [
  ['\0', 'a NUL character'],
  ['\uFFFD', 'other bytes'],
] as const

/** The text without a byte order mark. Throws FormatError if it is too long or was not UTF-8. */
export function checkText(text: string): string {
  if (text.length > MAX_TEXT) throw new FormatError(`expected at most ${MAX_TEXT / 1e6} MB of text, got more`)
  for (const [character, name] of BROKEN_CHARACTERS) {
    const index = text.indexOf(character)
    if (index >= 0) refuse(describeLine(text, index), `expected UTF-8, got ${name}: save the file as UTF-8`)
  }
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
