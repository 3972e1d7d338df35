// Reads Apple's AHAP. Like Apple's loader, it clamps values out of range and ignores unknown keys; it notes both.

import { MAX_TOTAL_MS } from '../../../src/program/format.ts'
import { fitToMotor } from '../envelope/fit-to-motor.ts'
import { finishImport } from '../finish-import.ts'
import { type Imported, MAX_POINTS, refuse } from '../format.ts'
import { Notes } from '../notes.ts'
import { type JsonObject, noteUnknownKeys, parseJson, readList, readNumber, readObject } from '../parse/json.ts'
import type { Pattern } from './pattern.ts'
import { readCurve, readParameter } from './read-control.ts'
import { readEvent } from './read-event.ts'
import { renderPattern } from './render.ts'

/** The kinds of entries by their key. */
const READERS: Record<string, (value: unknown, place: string, pattern: Pattern, notes: Notes) => void> = {
  Event: readEvent,
  Parameter: readParameter,
  ParameterCurve: readCurve,
}
const KINDS = Object.keys(READERS)

function checkVersion(value: unknown, notes: Notes): void {
  if (value === undefined) notes.add('Version', 'missing: 1 used')
  else {
    const version = readNumber(value, 'Version')
    if (Math.floor(version) !== 1) refuse('Version', `expected 1, got ${version}`)
  }
}

function readPattern(value: unknown, notes: Notes): Pattern {
  const list = readList(value, 'Pattern')
  if (list.length === 0) refuse('Pattern', 'expected at least one entry, got none')
  if (list.length > MAX_POINTS) refuse('Pattern', `expected at most ${MAX_POINTS} entries, got ${list.length}`)
  const pattern: Pattern = { events: [], transients: [], curves: [], count: 0 }
  list.forEach((item, i) => {
    const place = `Pattern[${i}]`
    const entry = readObject(item, place)
    const kinds = KINDS.filter((kind) => Object.hasOwn(entry, kind))
    if (kinds.length !== 1) refuse(place, `expected one of ${KINDS.join(', ')}; got ${kinds.length}`)
    noteUnknownKeys(entry, kinds, place, notes)
    pattern.count++
    READERS[kinds[0]!]!(entry[kinds[0]!], place, pattern, notes)
  })
  if (pattern.events.length + pattern.transients.length === 0)
    refuse('Pattern', 'expected at least one haptic event, got none')
  return pattern
}

/** Drops what begins after a session: it is never played, and rendering it would take time. */
function dropLate(pattern: Pattern, notes: Notes): Pattern {
  const isInSession = ({ atMs }: { atMs: number }) => atMs <= MAX_TOTAL_MS
  const events = pattern.events.filter(isInSession)
  const transients = pattern.transients.filter(isInSession)
  if (events.length + transients.length < pattern.events.length + pattern.transients.length)
    notes.add('Pattern', `events after ${MAX_TOTAL_MS / 60_000} min, the longest session, ignored`)
  return { ...pattern, events, transients }
}

export function readAhap(text: string, name: string): Imported {
  const notes = new Notes()
  const file = readObject(parseJson(text, notes), 'the file')
  noteUnknownKeys(file, ['Version', 'Metadata', 'Pattern'], '', notes)
  checkVersion(file.Version, notes)
  const pattern = dropLate(readPattern(file.Pattern, notes), notes)
  const metadata: JsonObject = file.Metadata === undefined ? {} : readObject(file.Metadata, 'Metadata')
  const getText = (key: string) => (typeof metadata[key] === 'string' ? metadata[key] : '')
  const segments = fitToMotor(renderPattern(pattern), notes)
  return finishImport({ name, title: getText('Project'), about: getText('Description'), segments, notes })
}
