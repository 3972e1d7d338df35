// The text of a file before anyone looks at what it says: its size, its encoding, and where in it something is.

import { FormatError } from './format.ts'

/** In characters; far more than 4,096 points need. */
export const MAX_TEXT = 10_000_000

export const lineOf = (text: string, at: number): string => `line ${text.slice(0, at).split('\n').length}`

/** The text without a byte order mark; throws if it is too long or was no UTF-8. */
export function plain(text: string): string {
  if (text.length > MAX_TEXT) throw new FormatError(`the text is longer than ${MAX_TEXT / 1e6} MB`)
  // UTF-16 read as UTF-8 has NUL characters, and its byte order mark becomes U+FFFD.
  for (const [character, name] of [
    ['\0', 'a NUL character'],
    ['\uFFFD', 'bytes that are no UTF-8'],
  ] as const) {
    const at = text.indexOf(character)
    if (at >= 0) throw new FormatError(`${lineOf(text, at)} has ${name}: save the file as UTF-8`)
  }
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
