// The Web's navigator.vibrate(): a time, or times on and off in turns, on first. No strength, at most ten times of at
// most ten seconds.

import { pieces } from '../language/curve.ts'
import type { Program } from '../language/write.ts'
import { fit } from './fit.ts'
import { type Exported, type Format, type Imported, MAX_POINTS, Notes, refuse } from './format.ts'
import { imported } from './imported.ts'
import { asMs, parseJson } from './json.ts'
import { steady } from './stretches.ts'

export const MAX_ENTRIES = 10
export const MAX_ENTRY_MS = 10_000
/** A page can only turn the motor fully on. */
const LEVEL = 100

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const file = parseJson(text)
  const list: readonly unknown[] = Array.isArray(file) ? file : [file]
  if (list.length === 0) refuse('the list', 'is empty')
  if (list.length > MAX_POINTS) refuse('the list', `has ${list.length} entries, more than ${MAX_POINTS}`)
  if (list.length > MAX_ENTRIES)
    notes.add(`[${MAX_ENTRIES}]`, `and what follows is more than the ${MAX_ENTRIES} entries of a browser: all are read`)
  const stretches = list.map((value, i) => {
    const place = `[${i}]`
    const ms = asMs(value, place)
    if (ms > MAX_ENTRY_MS) notes.add(place, `${ms} ms is longer than the 10 s of a browser: read as it is`)
    return steady(ms, i % 2 === 0 ? LEVEL : 0, place)
  })
  notes.add('[0]', `the list says no strength: level ${LEVEL} taken`)
  return imported(name, '', '', fit(stretches, notes), notes)
}

const LOOK_MS = 20

/** Times on and off in turns, on first. On is what is at least half as strong as the strongest: that keeps the rhythm. */
function turns(program: Program): number[] {
  const looks = pieces(program).flatMap(({ ms, at, straight }) => {
    const stepMs = straight && at(0) === at(ms) ? ms : LOOK_MS
    return Array.from({ length: Math.ceil(ms / stepMs) }, (_, i) => {
      const begin = i * stepMs
      const end = Math.min(ms, begin + stepMs)
      return { ms: end - begin, level: at((begin + end) / 2) }
    })
  })
  const top = looks.reduce((highest, { level }) => Math.max(highest, level), 0)
  const found = [0]
  for (const { ms, level } of looks) {
    const on = level > 0 && level >= top / 2
    if (on !== (found.length % 2 === 1)) found.push(0)
    found[found.length - 1]! += ms
  }
  // An off at the end does nothing.
  return (found.length % 2 === 0 ? found.slice(0, -1) : found).map(Math.round)
}

function write(program: Program): Exported {
  const notes = new Notes()
  const wanted = turns(program)
  // A longer time is several, with nothing of the other kind between.
  const entries = wanted.flatMap((ms) => {
    const parts = [Math.min(ms, MAX_ENTRY_MS)]
    for (let left = ms - MAX_ENTRY_MS; left > 0; left -= MAX_ENTRY_MS) parts.push(0, Math.min(left, MAX_ENTRY_MS))
    return parts
  })
  // The tenth would be an off, and at the end that does nothing.
  const list = entries.slice(0, MAX_ENTRIES - 1)
  const sum = (some: readonly number[]) => some.reduce((total, ms) => total + ms, 0) / 1000
  notes.add('the list', 'has no strength: on is what is at least half as strong as the strongest')
  if (entries.length > list.length)
    notes.add(
      `[${list.length}]`,
      `cut here, after ${sum(list)} s of ${sum(entries)} s: a browser takes 10 entries of 10 s`,
    )
  return { text: `${JSON.stringify(list)}\n`, notes: notes.list() }
}

export const web: Format = {
  name: 'web',
  title: 'Web Vibration (times on and off)',
  extensions: ['.json'],
  read,
  write,
}
