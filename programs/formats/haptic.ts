// Meta's (once Lofelt's) .haptic, version 1: an amplitude envelope of points joined by lines, some with an emphasis.
// Its specification is resources/haptic-file-spec.md of Meta's Haptics SDK.

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

/** Files that the specification calls invalid, but that Meta's own loader takes, since older tools made them. */
const noteLegacy = (place: string, text: string, notes: Notes): void =>
  notes.add(place, `${text}: read by the legacy rules of Meta's loader`, "read by the legacy rules of Meta's loader")

function checkVersion(value: unknown, notes: Notes): void {
  const version = readObject(value, 'version')
  noteUnknownKeys(version, ['major', 'minor', 'patch'], 'version', notes)
  for (const key of ['major', 'minor', 'patch']) {
    const place = `version.${key}`
    if (version[key] === undefined && key !== 'major') noteLegacy(place, 'missing', notes)
    else if (!Number.isInteger(readNumber(version[key], place, 0)))
      refuse(place, `expected a whole number, got ${version[key]}`)
  }
  if (version.major !== 1) refuse('version.major', `expected 1, got ${version.major}`)
}

const METADATA_TEXTS = ['author', 'editor', 'source', 'project', 'description']

/** Title and description. The loader takes no other type than a text, and no null. */
function readMetadata(value: unknown, notes: Notes): { title: string; about: string } {
  if (value === undefined) {
    noteLegacy('metadata', 'missing', notes)
    return { title: '', about: '' }
  }
  const metadata = readObject(value, 'metadata')
  noteUnknownKeys(metadata, [...METADATA_TEXTS, 'tags'], 'metadata', notes)
  const readIfThere = (key: string) => (metadata[key] === undefined ? '' : readText(metadata[key], `metadata.${key}`))
  const texts = Object.fromEntries(METADATA_TEXTS.map((key) => [key, readIfThere(key)]))
  if (metadata.tags !== undefined)
    readList(metadata.tags, 'metadata.tags').forEach((tag, i) => {
      readText(tag, `metadata.tags[${i}]`)
    })
  return { title: texts.project!, about: texts.description! }
}

function readEnvelopes(file: JsonObject, notes: Notes): JsonObject {
  const signals = readObject(file.signals, 'signals')
  noteUnknownKeys(signals, ['continuous', 'impulses'], 'signals', notes)
  if (signals.impulses !== undefined) notes.add('signals.impulses', "ignored: Lofelt's beta had them, before emphasis")
  const continuous = readObject(signals.continuous, 'signals.continuous')
  noteUnknownKeys(continuous, ['envelopes'], 'signals.continuous', notes)
  const envelopes = readObject(continuous.envelopes, ENVELOPES)
  noteUnknownKeys(envelopes, ['amplitude', 'frequency'], ENVELOPES, notes)
  return envelopes
}

function readEmphasis(value: unknown, place: string, { atMs, level: base }: Point, notes: Notes): Transient {
  const emphasis = readObject(value, place)
  noteUnknownKeys(emphasis, ['amplitude', 'frequency'], place, notes)
  const level = readNumber(emphasis.amplitude, `${place}.amplitude`, 0, 1) * 100
  if (level < base)
    refuse(`${place}.amplitude`, `expected at least ${base / 100}, the amplitude of its point; got ${level / 100}`)
  readNumber(emphasis.frequency, `${place}.frequency`, 0, 1)
  notes.addOnce(place, 'frequency of emphasis ignored: a level has strength only')
  notes.add(place, `emphasis lengthened to ${TRANSIENT_MS} ms`)
  return { atMs, level, place }
}

interface Point {
  atMs: number
  level: number
}

/** Reads the time of each point, from the earliest on. */
function makeTimeReader(): (value: unknown, place: string) => number {
  let lastMs = 0
  return (value, place) => {
    const atMs = readSeconds(value, place)
    if (atMs < lastMs) refuse(place, `expected ${lastMs / 1000} or more, as in the point before; got ${atMs / 1000}`)
    lastMs = atMs
    return atMs
  }
}

/** Reads the points into lines between them, and their emphasis into transients. */
function readAmplitude(value: unknown, notes: Notes): { points: Point[]; envelope: Line[]; transients: Transient[] } {
  const list = readList(value, AMPLITUDE)
  if (list.length < 2) refuse(AMPLITUDE, `expected at least two points, got ${list.length}`)
  if (list.length > MAX_POINTS) refuse(AMPLITUDE, `expected at most ${MAX_POINTS} points, got ${list.length}`)
  const transients: Transient[] = []
  const readTime = makeTimeReader()
  const points = list.map((entry, i): Point => {
    const place = `${AMPLITUDE}[${i}]`
    const point = readObject(entry, place)
    noteUnknownKeys(point, ['time', 'amplitude', 'emphasis'], place, notes)
    const atMs = readTime(point.time, `${place}.time`)
    const read = { atMs, level: readNumber(point.amplitude, `${place}.amplitude`, 0, 1) * 100 }
    if (point.emphasis !== undefined && point.emphasis !== null)
      transients.push(readEmphasis(point.emphasis, `${place}.emphasis`, read, notes))
    return read
  })
  if (points.at(-1)!.atMs === points[0]!.atMs) refuse(AMPLITUDE, 'expected points that take time, got 0 s')
  const envelope = points.map(({ atMs, level }, i): Line => {
    const place = `${AMPLITUDE}[${i}]`
    const before = points[i - 1]
    // Before its first point the file says nothing: the motor is off.
    return before ? { ms: atMs - before.atMs, from: before.level, to: level, place } : makeFlatLine(atMs, 0, place)
  })
  return { points, envelope, transients }
}

function checkFrequency(value: unknown, points: readonly Point[], notes: Notes): void {
  if (value === undefined || value === null) return
  const list = readList(value, FREQUENCY)
  const readTime = makeTimeReader()
  list.forEach((entry, i) => {
    const place = `${FREQUENCY}[${i}]`
    const point = readObject(entry, place)
    noteUnknownKeys(point, ['time', 'frequency'], place, notes)
    const atMs = readTime(point.time, `${place}.time`)
    readNumber(point.frequency, `${place}.frequency`, 0, 1)
    if (atMs > points.at(-1)!.atMs) noteLegacy(`${place}.time`, 'after the last point of the amplitude', notes)
    else if (atMs < points[0]!.atMs) noteLegacy(`${place}.time`, 'before the first point of the amplitude', notes)
  })
  if (list.length > 0) notes.add(FREQUENCY, 'ignored: a level has strength only')
}

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const file = readObject(parseJson(text, notes), 'the file')
  noteUnknownKeys(file, ['version', 'metadata', 'signals'], '', notes)
  checkVersion(file.version, notes)
  const { title, about } = readMetadata(file.metadata, notes)
  const envelopes = readEnvelopes(file, notes)
  const { points, envelope, transients } = readAmplitude(envelopes.amplitude, notes)
  checkFrequency(envelopes.frequency, points, notes)
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
    signals: { continuous: { envelopes: { amplitude, frequency: [] } } },
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
