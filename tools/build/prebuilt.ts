// A built file whose rotation is not in it yet. Bundler and minifier see a place instead of the rotation, so that any
// rotation can be put in later, also by the page in a browser, and the file is the same to the byte.

import type { Board } from '../../hal/boards/board.ts'
import { toLateScript } from '../../lib/late-script.ts'
import type { CompiledRotation } from '../../programs/project/rotation.ts'
import { ENGINES } from './engines.ts'
import { toOctalEscapes } from './minify/octal.ts'

export interface Prebuilt {
  /** The stamp and the statements before all else. */
  first: string
  /** One statement, with the place of a rotation. The file of a test program has no place. */
  rest: string
}

/** About as long as a usual rotation, because the minifier breaks long lines. */
const PLACE_CHARS = 500
/** A number that the minifier treats like the index of a break, and that the sources do not have. */
const BREAK_PLACE = 919

/** What the bundler and the minifier see instead of a rotation. */
export const ROTATION_PLACE: CompiledRotation = { programs: ['@'.repeat(PLACE_CHARS)], breakIndex: BREAK_PLACE }

const PROGRAMS = /\["@+"\]/g
const BREAK = new RegExp(`\\b${BREAK_PLACE}\\b`, 'g')

const count = (text: string, place: RegExp): number => text.match(place)?.length ?? 0

/** Whether the sources of a bundle have each place once, and nothing that looks like it. */
export const hasOnePlace = (joined: string): boolean => count(joined, /"@+"/g) === 1 && count(joined, BREAK) === 1

const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
}

/** A string of bytes as a literal, with the quotes that need fewer escapes. */
function toLiteral(text: string): string {
  const quote = count(text, /"/g) > count(text, /'/g) ? "'" : '"'
  const inside = [...text].map((letter, i) => {
    if (letter === quote || letter === '\\') return `\\${letter}`
    if (letter >= ' ' && letter <= '~') return letter
    if (letter === '\0' && !/\d/.test(text[i + 1] ?? '')) return '\\0'
    const name = NAMED_ESCAPES[letter]
    return name ? `\\${name}` : `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
  return quote + inside.join('') + quote
}

/** `rest` with a rotation in its place. Throws Error if it has no place. */
function putInto(rest: string, { programs, breakIndex }: CompiledRotation, hasOctalEscapes: boolean): string {
  if (count(rest, PROGRAMS) !== 1 || count(rest, BREAK) === 0) throw new Error('the file has no place for a rotation')
  const literals = programs.map((program) => toLiteral(program))
  const list = `[${(hasOctalEscapes ? literals.map(toOctalEscapes) : literals).join(',')}]`
  // A function, because "$&" in a text would mean something.
  return rest.replace(PROGRAMS, () => list).replace(BREAK, String(breakIndex))
}

/** The file of `board`, with a rotation if one is given. Throws Error if it has no place for it. */
export function finishFile(
  { engine }: Pick<Board, 'engine'>,
  { first, rest }: Prebuilt,
  rotation?: CompiledRotation,
  hasOctalEscapes = !ENGINES[engine].isStrict,
): string {
  const code = rotation ? putInto(rest, rotation, hasOctalEscapes) : rest
  return first + (ENGINES[engine].readsWholeFile ? toLateScript(code) : code)
}
