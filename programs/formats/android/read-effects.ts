// Reads the effects of a vibration file, by element, into lines.

import { type Line, makeFlatLine, sumLineMs } from '../envelope/line.ts'
import { refuse } from '../format.ts'
import type { Notes } from '../notes.ts'
import type { Element } from '../parse/xml.ts'
import { type Effect, PREDEFINED, PRIMITIVES, scaleEffect } from './named-effects.ts'
import { checkAttributes, checkIsEmpty, readMsAttribute, readNumberAttribute } from './read-attributes.ts'
import { DEFAULT_LEVEL, MAX_AMPLITUDE } from './repeat.ts'

/** startTimeMs of Android 17: checked, but effects are played in a row. */
function noteStartTime(element: Element, notes: Notes): void {
  if (element.attributes.startTimeMs === undefined) return
  readMsAttribute(element, 'startTimeMs')
  notes.add(element.place, 'startTimeMs ignored: one is played after the other', 'startTimeMs ignored')
}

function readEntry(element: Element, notes: Notes): Line {
  checkAttributes(element, ['durationMs', 'amplitude', 'startTimeMs'])
  checkIsEmpty(element)
  noteStartTime(element, notes)
  const ms = readMsAttribute(element, 'durationMs')
  if (element.attributes.amplitude === 'default') {
    notes.addOnce(element.place, `the default amplitude is up to the phone: level ${DEFAULT_LEVEL} used`)
    return makeFlatLine(ms, DEFAULT_LEVEL, element.place)
  }
  const amplitude = readNumberAttribute(element, 'amplitude', { from: 0, to: MAX_AMPLITUDE, isWhole: true })
  return makeFlatLine(ms, (amplitude / MAX_AMPLITUDE) * 100, element.place)
}

function readEntries(elements: readonly Element[], notes: Notes): Line[] {
  const lines = elements.map((element) => readEntry(element, notes))
  if (sumLineMs(lines) === 0) refuse(elements[0]!.place, 'expected entries of more than 0 ms, got 0 ms')
  return lines
}

interface EnvelopeKind {
  strength: string
  pitch: string
  initialPitch: string
  pitches: { from: number; to: number; isAbove?: boolean }
  /** Whether it must end at 0. */
  endsAtRest: boolean
  attributes: readonly string[]
}

/** Makes a reader of envelopes: lines from control point to control point, from level 0 on. */
const makeEnvelopeReader =
  ({ strength, pitch, initialPitch, pitches, endsAtRest, attributes }: EnvelopeKind) =>
  (element: Element, notes: Notes): Line[] => {
    checkAttributes(element, [initialPitch, ...attributes])
    noteStartTime(element, notes)
    if (element.attributes[initialPitch] !== undefined) {
      readNumberAttribute(element, initialPitch, pitches)
      notes.addOnce(element.place, `${initialPitch} ignored: a level has strength only`)
    }
    let level = 0
    if (element.children.length === 0) refuse(element.place, 'expected at least one <control-point>, got none')
    const lines = element.children.map((point): Line => {
      if (point.name !== 'control-point') refuse(point.place, 'expected only <control-point> here')
      checkAttributes(point, [strength, pitch, 'durationMs'])
      checkIsEmpty(point)
      const from = level
      level = readNumberAttribute(point, strength, { from: 0, to: 1 }) * 100
      readNumberAttribute(point, pitch, pitches)
      notes.addOnce(point.place, `${pitch} ignored: a level has strength only`)
      const ms = readMsAttribute(point, 'durationMs', { from: 1, to: Number.MAX_SAFE_INTEGER })
      return { ms, from, to: level, place: point.place }
    })
    if (endsAtRest && level > 0)
      refuse(element.children.at(-1)!.place, `expected ${strength} 0 at the end, got ${level / 100}`)
    return lines
  }

function readNamed(element: Element, effects: Record<string, Effect>, scale: number, notes: Notes): Line[] {
  const { place } = element
  checkIsEmpty(element)
  // Android takes names in any case.
  const name = element.attributes.name?.toLowerCase()
  if (name === undefined || !Object.hasOwn(effects, name))
    return refuse(place, `expected name to be one of ${Object.keys(effects).join(', ')}; got "${name ?? ''}"`)
  const lines = scaleEffect(effects[name]!, scale, place)
  const text = `${name} differs from phone to phone: played as ${sumLineMs(lines)} ms of the same shape`
  notes.add(place, text, 'effects that differ from phone to phone')
  return lines
}

function readPredefined(element: Element, notes: Notes): Line[] {
  checkAttributes(element, ['name'])
  return readNamed(element, PREDEFINED, 1, notes)
}

const DELAY_TYPES = ['pause', 'relative_start_offset']

/** Primitives in a row. A delay is a pause after the one before, or counts from the start of the one before. */
function readPrimitives(elements: readonly Element[], notes: Notes): Line[] {
  let beforeMs = 0
  return elements.flatMap((element): Line[] => {
    const { place } = element
    checkAttributes(element, ['name', 'scale', 'delayMs', 'delayType'])
    const delayMs = readMsAttribute(element, 'delayMs', { missing: 0 })
    const type = (element.attributes.delayType ?? 'pause').toLowerCase()
    if (!DELAY_TYPES.includes(type))
      refuse(place, `expected delayType to be one of ${DELAY_TYPES.join(', ')}; got "${type}"`)
    const gapMs = type === 'pause' ? delayMs : delayMs - beforeMs
    if (gapMs < 0) notes.add(place, `begins ${-gapMs} ms later, after the one before`)
    const scale = readNumberAttribute(element, 'scale', { from: 0, to: 1, missing: 1 })
    const lines = readNamed(element, PRIMITIVES, scale, notes)
    beforeMs = sumLineMs(lines)
    return gapMs > 0 ? [makeFlatLine(gapMs, 0, place), ...lines] : lines
  })
}

/** Elements that stand alone. */
const SINGLES: Record<string, (element: Element, notes: Notes) => Line[]> = {
  'predefined-effect': readPredefined,
  'waveform-envelope-effect': makeEnvelopeReader({
    strength: 'amplitude',
    pitch: 'frequencyHz',
    initialPitch: 'initialFrequencyHz',
    pitches: { from: 0, to: Number.MAX_VALUE, isAbove: true },
    endsAtRest: false,
    attributes: ['startTimeMs'],
  }),
  'basic-envelope-effect': makeEnvelopeReader({
    strength: 'intensity',
    pitch: 'sharpness',
    initialPitch: 'initialSharpness',
    pitches: { from: 0, to: 1 },
    endsAtRest: true,
    attributes: [],
  }),
}

/** Elements that may stand in a row. */
const ROWS: Record<string, (elements: readonly Element[], notes: Notes) => Line[]> = {
  'waveform-entry': readEntries,
  'primitive-effect': readPrimitives,
}

/** Reads one effect, or a row of entries or of primitives. */
export function readEffects(elements: readonly Element[], notes: Notes): Line[] {
  const first = elements[0]
  if (!first) return []
  const readRow = Object.hasOwn(ROWS, first.name) ? ROWS[first.name] : undefined
  const readSingle = Object.hasOwn(SINGLES, first.name) ? SINGLES[first.name] : undefined
  const other = elements.slice(1).find(({ name }) => !readRow || name !== first.name)
  if (other) refuse(other.place, `expected no other effect after <${first.name}>, got one`)
  if (readRow) return readRow(elements, notes)
  if (readSingle) return readSingle(first, notes)
  if (first.name === 'vendor-effect') refuse(first.place, 'holds data that only phones of one maker can read')
  return refuse(first.place, 'expected an effect, got an unknown element')
}
