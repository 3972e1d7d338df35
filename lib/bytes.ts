// Bytes, and texts that have one character a byte, in any engine.

/** Characters above 255 lose their upper bits, as in Latin-1 of Node. */
export const toBytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** More arguments would not fit on the stack of some engines. */
const CHUNK = 8192

/** The same text again. TextDecoder cannot: its "latin1" has other characters from 128 to 159. */
export function fromBytes(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return text
}
