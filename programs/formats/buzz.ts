// Patterns of Bangle.js (the module `buzz` of espruino/BangleApps): a character a vibration, each followed by 100 ms
// off; any other character is 100 ms off.

import { fit } from './fit.ts'
import { type Format, FormatError, type Imported, MAX_POINTS, Notes } from './format.ts'
import { imported } from './imported.ts'
import { type Stretch, steady } from './stretches.ts'
import { plain } from './text.ts'

const WEAK = 25
const STRONG = 100
const SHORT_MS = 100
const MEDIUM_MS = 200
const LONG_MS = 500
const PAUSE_MS = 100

/** `,` and `;` are of later versions of the module. */
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
  // Spaces may be meant; the end of the line is the file's.
  const pattern = plain(text).replace(/[\r\n]+$/, '')
  if (pattern === '') throw new FormatError('the pattern is empty')
  if (pattern.length > MAX_POINTS)
    throw new FormatError(`the pattern has ${pattern.length} characters, more than ${MAX_POINTS}`)
  const stretches = [...pattern].flatMap((character, i): Stretch[] => {
    const place = `character ${i + 1}`
    const pause = steady(PAUSE_MS, 0, place)
    const buzz = Object.hasOwn(CHARACTERS, character) ? CHARACTERS[character] : undefined
    if (buzz) return [steady(buzz.ms, buzz.level, place), pause]
    if (character !== ' ') notes.add(place, `${JSON.stringify(character)} is no vibration: a pause, as on Bangle.js`)
    return [pause]
  })
  return imported(name, '', '', fit(stretches, notes), notes)
}

export const buzz: Format = { name: 'buzz', title: 'Bangle.js buzz pattern', extensions: ['.buzz', '.txt'], read }
