// Bytes, and texts that have one character a byte, in any engine.

/** Characters above 255 lose their upper bits, as in Latin-1 of Node. */
export function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  // Uint8Array.from() would take twenty times as long.
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

/** More arguments would not fit on the stack of some engines. */
const CHUNK = 8192

/** Five times as fast as to spread the bytes. */
const fromBytes = (bytes: Uint8Array): string => String.fromCharCode.apply(null, bytes as unknown as number[])

/** The same text again. TextDecoder cannot: its "latin1" has other characters from 128 to 159. */
export function toText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += fromBytes(bytes.subarray(at, at + CHUNK))
  return text
}
