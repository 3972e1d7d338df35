// Meta's (once Lofelt's) .haptic, version 1: an amplitude envelope of points joined by lines, some with an emphasis.
// Meta's loader takes points at one time, but none before the point before it (core/datamodel/src/v1.rs).

import type { Program } from '../language/write.ts'
import { fitToMotor } from './envelope/fit-to-motor.ts'
import { type Line, makeFlatLine } from './envelope/line.ts'
import { toPolyline } from './envelope/polyline.ts'
import { overlayTransients, TRANSIENT_MS, type Transient } from './envelope/transients.ts'
import { finishImport } from './finish-import.ts'
import { type Format, type Imported, MAX_POINTS, refuse } from './format.ts'
import { Notes } from './notes.ts'
import {
  type JsonObject,
  noteUnknownKeys,
  parseJson,
  readList,
  readNumber,
  readObject,
  readSeconds,
  readText,
} from './parse/json.ts'

const ENVELOPES = 'signals.continuous.envelopes'
const AMPLITUDE = `${ENVELOPES}.amplitude`
const FREQUENCY = `${ENVELOPES}.frequency`

function checkVersion(value: unknown): void {
  const version = readObject(value, 'version')
  const major = readNumber(version.major, 'version.major')
  if (major !== 1) refuse('version.major', `expected 1, got ${major}`)
}

function readEnvelopes(file: JsonObject, notes: Notes): JsonObject {
  const signals = readObject(file.signals, 'signals')
  noteUnknownKeys(signals, ['continuous'], 'signals', notes)
  const continuous = readObject(signals.continuous, 'signals.continuous')
  noteUnknownKeys(continuous, ['envelopes'], 'signals.continuous', notes)
  const envelopes = readObject(continuous.envelopes, ENVELOPES)
  noteUnknownKeys(envelopes, ['amplitude', 'frequency'], ENVELOPES, notes)
  return envelopes
}

function readEmphasis(value: unknown, place: string, atMs: number, notes: Notes): Transient {
  const emphasis = readObject(value, place)
  noteUnknownKeys(emphasis, ['amplitude', 'frequency'], place, notes)
  const level = readNumber(emphasis.amplitude, `${place}.amplitude`, 0, 1) * 100
  readNumber(emphasis.frequency, `${place}.frequency`, 0, 1)
  notes.addOnce(place, 'frequency of emphasis ignored: a level has strength only')
  notes.add(place, `emphasis lengthened to ${TRANSIENT_MS} ms`)
  return { atMs, level, place }
}

/** Reads the points into lines between them, and their emphasis into transients. */
function readAmplitude(value: unknown, notes: Notes): { envelope: Line[]; transients: Transient[] } {
  const list = readList(value, AMPLITUDE)
  if (list.length === 0) refuse(AMPLITUDE, 'expected at least one point, got none')
  if (list.length > MAX_POINTS) refuse(AMPLITUDE, `expected at most ${MAX_POINTS} points, got ${list.length}`)
  const envelope: Line[] = []
  const transients: Transient[] = []
  let nowMs = 0
  let level = 0
  list.forEach((entry, i) => {
    const place = `${AMPLITUDE}[${i}]`
    const point = readObject(entry, place)
    noteUnknownKeys(point, ['time', 'amplitude', 'emphasis'], place, notes)
    const atMs = readSeconds(point.time, `${place}.time`)
    if (atMs < nowMs)
      refuse(`${place}.time`, `expected ${nowMs / 1000} or more, as in the point before; got ${atMs / 1000}`)
    const to = readNumber(point.amplitude, `${place}.amplitude`, 0, 1) * 100
    // Before its first point the file says nothing: the motor is off.
    envelope.push(i === 0 ? makeFlatLine(atMs, 0, place) : { ms: atMs - nowMs, from: level, to, place })
    nowMs = atMs
    level = to
    if (point.emphasis !== undefined) transients.push(readEmphasis(point.emphasis, `${place}.emphasis`, atMs, notes))
  })
  return { envelope, transients }
}

function checkFrequency(value: unknown, notes: Notes): void {
  if (value === undefined) return
  const list = readList(value, FREQUENCY)
  list.forEach((entry, i) => {
    readNumber(readObject(entry, `${FREQUENCY}[${i}]`).frequency, `${FREQUENCY}[${i}].frequency`, 0, 1)
  })
  if (list.length > 0) notes.add(FREQUENCY, 'ignored: a level has strength only')
}

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const file = readObject(parseJson(text), 'the file')
  noteUnknownKeys(file, ['version', 'metadata', 'signals'], '', notes)
  checkVersion(file.version)
  const metadata: JsonObject = file.metadata === undefined ? {} : readObject(file.metadata, 'metadata')
  const envelopes = readEnvelopes(file, notes)
  const { envelope, transients } = readAmplitude(envelopes.amplitude, notes)
  checkFrequency(envelopes.frequency, notes)
  const title = typeof metadata.project === 'string' ? metadata.project : ''
  const about = metadata.description === undefined ? '' : readText(metadata.description, 'metadata.description')
  const segments = fitToMotor(overlayTransients(envelope, transients), notes)
  return finishImport({ name, title, about, segments, notes })
}

function write(program: Program) {
  const notes = new Notes()
  const amplitude = toPolyline(program).map(({ ms, level }) => ({ time: ms / 1000, amplitude: level / 100 }))
  if (amplitude.length > MAX_POINTS)
    notes.add(AMPLITUDE, `${amplitude.length} points are more than the ${MAX_POINTS} that unknot reads back`)
  const { title, about } = program
  const file = {
    version: { major: 1, minor: 0, patch: 0 },
    metadata: { editor: 'unknot', author: '', source: '', project: title, tags: [], description: about },
    signals: { continuous: { envelopes: { amplitude } } },
  }
  return { text: `${JSON.stringify(file, null, 2)}\n`, notes: notes.list() }
}

export const haptic: Format = {
  name: 'haptic',
  title: 'Meta .haptic (Lofelt), version 1',
  extensions: ['.haptic'],
  read,
  write,
}
