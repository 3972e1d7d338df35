// Writes JavaScript in the tokens of Espruino: an operator or a reserved word is one byte, and a string or a long number
// is its bytes. The engine makes the same of functions that it keeps in RAM (_jslNewTokenisedStringFromLexer in
// src/jslex.c of Espruino 2v29; it reads all of them from 2v26 on).

/** In the order of the engine (LEX_TYPES in src/jslex.h), which never changes, because other tools write tokens too. */
export const TOKENS: readonly string[] = [
  ...'== === != !== <= << <<= >= >> >>> >>= >>>= += -= ++ -- *= /= %= &= && |= || ^= =>'.split(' '),
  ...'if else do while for break continue function return var let const this throw try catch finally true'.split(' '),
  ...'false null undefined new in instanceof switch case default delete typeof void debugger class'.split(' '),
  ...'extends super static of'.split(' '),
]
export const FIRST_TOKEN = 138
/** A string: its length in one byte, or the low and the high one, and then its bytes. */
export const STRING_8 = 0xd1
export const STRING_16 = 0xd2
/** A number with a sign: one byte, or the low and the high one. */
export const NUMBER_8 = 0xd4
export const NUMBER_16 = 0xd5

const CODES = new Map(TOKENS.map((text, i) => [text, String.fromCharCode(FIRST_TOKEN + i)]))

const KINDS = {
  space: /(?:\s|\/\/[^\n]*|\/\*.*?\*\/)+/s,
  word: /[A-Za-z_$][\w$]*/,
  number: /0[xob][\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i,
  string: /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/s,
  // Not one in another.
  template: /`(?:[^`\\$]|\\.|\$(?!\{)|\$\{[^`}]*\})*`/s,
  operator: /=>|[<>]{2,3}=?|[=!]={0,2}|\+\+|--|&&|\|\||[-+*/%&|^<>]=?|[~?:;,.(){}[\]]/,
}
type Kind = keyof typeof KINDS

const NEXT = new RegExp(
  Object.entries(KINDS)
    .map(([kind, { source }]) => `(?<${kind}>${source})`)
    .join('|'),
  'isy',
)

/** The kind and the text of what is at this place. Throws Error for what no built file has. */
export function readToken(code: string, at: number): readonly [kind: Kind, text: string] {
  NEXT.lastIndex = at
  const found = Object.entries(NEXT.exec(code)?.groups ?? {}).find(([, text]) => text !== undefined)
  if (!found) throw new Error(`no token of Espruino: ${JSON.stringify(code.slice(at, at + 40))}`)
  return found as [Kind, string]
}

const NAMED: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', '\n': '' }

/** The bytes that a literal stands for. Throws Error for an escape of more than a byte. */
const readString = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(/\\(?:x([\da-f]{2})|([0-3][0-7]{0,2}|[4-7][0-7]?)|([^ux89]))|\\/gi, (all, hex, octal, letter) => {
      if (all === '\\') throw new Error(`no byte: ${literal}`)
      if (letter !== undefined) return NAMED[letter] ?? letter
      return String.fromCharCode(hex ? Number.parseInt(hex, 16) : Number.parseInt(octal, 8))
    })

/** 300 is "\x2c\x01". */
const twoBytes = (value: number): string => String.fromCharCode(value & 0xff, value >> 8)

/** Ctrl-C and Ctrl-D: a console acts on the first, and a Linux build ends at the other, also within an upload. */
const CONSOLE_BYTES = '\x03\x04'
const actsOnConsole = (text: string): boolean => [...CONSOLE_BYTES].some((byte) => text.includes(byte))

/** A literal whose bytes are themselves, but where the lexer or a console minds. From 0xc0 on they may begin UTF-8. */
const quoted = (text: string): string =>
  `"${[...text]
    .map((letter, i) => {
      if (letter === '"' || letter === '\\') return `\\${letter}`
      if (letter < '\xc0' && !`\0${CONSOLE_BYTES}\n\r`.includes(letter)) return letter
      const code = letter.charCodeAt(0)
      return code < 8 && !/\d/.test(text[i + 1] ?? '') ? `\\${code}` : `\\x${code.toString(16).padStart(2, '0')}`
    })
    .join('')}"`

function encodeString(literal: string): string {
  const text = readString(literal)
  const head =
    text.length < 0x100
      ? String.fromCharCode(STRING_8, text.length)
      : String.fromCharCode(STRING_16) + twoBytes(text.length)
  // The engine makes no empty strings of this kind.
  return text === '' || actsOnConsole(head + text) ? quoted(text) : head + text
}

/** Digits where they are as short: the engine makes no number of them in code that it skips. */
function encodeNumber(text: string): string {
  const value = /^[1-9]\d*(e\d+)?$/i.test(text) ? Number(text) : Number.NaN
  const bytes =
    value < 0x80
      ? String.fromCharCode(NUMBER_8, value)
      : value < 0x8000
        ? String.fromCharCode(NUMBER_16) + twoBytes(value)
        : text
  return bytes.length < text.length && !actsOnConsole(bytes) ? bytes : text
}

const encode = (kind: Kind, text: string): string =>
  kind === 'string' ? encodeString(text) : kind === 'number' ? encodeNumber(text) : (CODES.get(text) ?? text)

/** Two names would be one, and two signs another operator. */
const needsSpace = (last: string, next: string): boolean =>
  (/[\w$]$/.test(last) && /^[\w$]/.test(next)) || (last === next && /^[-+]$/.test(last))

/** `code` in tokens, one character a byte. It is ASCII without regular expressions. Throws Error. */
export function tokenise(code: string): string {
  const pieces: string[] = []
  let last = ''
  for (let at = 0; at < code.length; ) {
    const [kind, text] = readToken(code, at)
    at += text.length
    if (kind === 'space') continue
    const next = encode(kind, text)
    if (needsSpace(last, next)) pieces.push(' ')
    pieces.push(next)
    last = next
  }
  return pieces.join('')
}

const STAMP = /^"unknot [^"]*";/

/** What a board of this engine stores of a built file. The stamp stays text, because hosts read it. Throws Error. */
export function storedCode({ engine }: { engine: string }, code: string): string {
  if (engine !== 'espruino') return code
  const stamp = STAMP.exec(code)?.[0] ?? ''
  return stamp + tokenise(code.slice(stamp.length))
}
