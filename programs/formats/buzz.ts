// Patterns of Bangle.js (module `buzz` of espruino/BangleApps). Each character is a vibration and 100 ms off after it.
// Any other character is 100 ms off.

import { fitToMotor } from './envelope/fit-to-motor.ts'
import { type Line, makeFlatLine } from './envelope/line.ts'
import { finishImport } from './finish-import.ts'
import { type Format, FormatError, type Imported, MAX_POINTS } from './format.ts'
import { Notes } from './notes.ts'
import { checkText } from './parse/text.ts'

const WEAK = 25
const STRONG = 100
const SHORT_MS = 100
const MEDIUM_MS = 200
const LONG_MS = 500
const PAUSE_MS = 100

/** Later versions of the module added `,` and `;`. */
const CHARACTERS: Record<string, { ms: number; level: number }> = {
  '.': { ms: SHORT_MS, level: WEAK },
  ',': { ms: MEDIUM_MS, level: WEAK },
  '-': { ms: LONG_MS, level: WEAK },
  ':': { ms: SHORT_MS, level: STRONG },
  ';': { ms: MEDIUM_MS, level: STRONG },
  '=': { ms: LONG_MS, level: STRONG },
}

export const isBuzz = (text: string): boolean => /^[.,\-:;= ]+$/.test(text.trim())

function read(text: string, name: string): Imported {
  const notes = new Notes()
  // Spaces are part of the pattern, but a line break at the end is part of the file.
  const pattern = checkText(text).replace(/[\r\n]+$/, '')
  if (pattern === '') throw new FormatError('expected a pattern such as ".-. =", got an empty file')
  if (pattern.length > MAX_POINTS)
    throw new FormatError(`expected at most ${MAX_POINTS} characters, got ${pattern.length}`)
  const envelope = [...pattern].flatMap((character, i): Line[] => {
    const place = `character ${i + 1}`
    const pause = makeFlatLine(PAUSE_MS, 0, place)
    const buzz = Object.hasOwn(CHARACTERS, character) ? CHARACTERS[character] : undefined
    if (buzz) return [makeFlatLine(buzz.ms, buzz.level, place), pause]
    if (character !== ' ') notes.add(place, `${JSON.stringify(character)} is not a vibration: a pause, as on Bangle.js`)
    return [pause]
  })
  return finishImport({ name, segments: fitToMotor(envelope, notes), notes })
}

export const buzz: Format = { name: 'buzz', title: 'Bangle.js buzz pattern', extensions: ['.buzz', '.txt'], read }
