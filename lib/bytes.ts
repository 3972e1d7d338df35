// Bytes of texts that have one character a byte, in any engine.

/** Characters above 255 lose their upper bits, as in Latin-1 of Node. */
export const toBytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** One character a byte. */
export const toText = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
