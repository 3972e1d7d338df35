// JavaScript that does the same as a file in the tokens of Espruino.

import {
  FIRST_TOKEN,
  NUMBER_8,
  NUMBER_16,
  readToken,
  STRING_8,
  STRING_16,
  TOKENS,
} from '../../../tools/build/tokens.ts'

/** A literal with these bytes. */
const toLiteral = (text: string): string =>
  `"${text.replaceAll(/[^ !#-[\]-~]/g, (letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)}"`

/** Throws Error for a byte that is no token. */
export function detokenise(file: string): string {
  const texts: string[] = []
  let at = 0
  const byte = () => file.charCodeAt(at++)
  const twoBytes = () => byte() + byte() * 0x100
  const string = (bytes: number) => {
    at += bytes
    return toLiteral(file.slice(at - bytes, at))
  }
  const signed = (value: number, bits: number) => String((value << (32 - bits)) >> (32 - bits))
  const RAW: Readonly<Record<number, () => string>> = {
    [STRING_8]: () => string(byte()),
    [STRING_16]: () => string(twoBytes()),
    [NUMBER_8]: () => signed(byte(), 8),
    [NUMBER_16]: () => signed(twoBytes(), 16),
  }
  while (at < file.length) {
    const code = file.charCodeAt(at)
    const text = TOKENS[code - FIRST_TOKEN]
    const raw = RAW[code]
    if (text !== undefined || raw) at++
    if (raw) texts.push(raw())
    else if (text !== undefined) texts.push(text)
    else {
      const [kind, plain] = readToken(file, at)
      at += plain.length
      if (kind !== 'space') texts.push(plain)
    }
  }
  return texts.join(' ')
}
