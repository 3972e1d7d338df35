// Reads the effects of a vibration file, by element, into lines.

import { type Line, makeFlatLine, sumLineMs } from '../envelope/line.ts'
import { refuse } from '../format.ts'
import type { Notes } from '../notes.ts'
import type { Element } from '../parse/xml.ts'
import { type Effect, PREDEFINED, PRIMITIVES, scaleEffect } from './named-effects.ts'
import { noteUnknownAttributes, readMsAttribute, readNumberAttribute } from './read-attributes.ts'
import { DEFAULT_LEVEL, MAX_AMPLITUDE } from './repeat.ts'

function readEntry(element: Element, notes: Notes): Line {
  noteUnknownAttributes(element, ['durationMs', 'amplitude'], notes)
  const ms = readMsAttribute(element, 'durationMs')
  if (element.children.length > 0)
    refuse(element.children[0]!.place, 'expected no element in <waveform-entry>, got one')
  if (element.attributes.amplitude === 'default') {
    notes.addOnce(element.place, `the default amplitude is up to the phone: level ${DEFAULT_LEVEL} used`)
    return makeFlatLine(ms, DEFAULT_LEVEL, element.place)
  }
  const amplitude = readNumberAttribute(element, 'amplitude', { from: 0, to: MAX_AMPLITUDE, isWhole: true })
  return makeFlatLine(ms, (amplitude / MAX_AMPLITUDE) * 100, element.place)
}

/** Makes a reader of envelopes: lines from control point to control point, from level 0 on. */
const makeEnvelopeReader =
  (strength: string, pitch: string, maxPitch: number) =>
  (element: Element, notes: Notes): Line[] => {
    let level = 0
    if (element.children.length === 0) refuse(element.place, 'expected at least one <control-point>, got none')
    return element.children.map((point): Line => {
      if (point.name !== 'control-point') refuse(point.place, 'expected only <control-point> here')
      noteUnknownAttributes(point, [strength, pitch, 'durationMs'], notes)
      const from = level
      level = readNumberAttribute(point, strength, { from: 0, to: 1 }) * 100
      readNumberAttribute(point, pitch, { from: 0, to: maxPitch })
      notes.addOnce(point.place, `${pitch} ignored: a level has strength only`)
      return { ms: readMsAttribute(point, 'durationMs', { from: 1 }), from, to: level, place: point.place }
    })
  }

function readNamed(element: Element, effects: Record<string, Effect>, scale: number, notes: Notes): Line[] {
  const { place } = element
  const { name } = element.attributes
  if (name === undefined || !Object.hasOwn(effects, name))
    return refuse(place, `expected name to be one of ${Object.keys(effects).join(', ')}; got "${name ?? ''}"`)
  const lines = scaleEffect(effects[name]!, scale, place)
  const text = `${name} differs from phone to phone: played as ${sumLineMs(lines)} ms of the same shape`
  notes.add(place, text, 'effects that differ from phone to phone')
  return lines
}

function readPredefined(element: Element, notes: Notes): Line[] {
  noteUnknownAttributes(element, ['name'], notes)
  return readNamed(element, PREDEFINED, 1, notes)
}

const DELAY_TYPES = ['pause', 'relative_start_offset']

/** Primitives in a row. A delay is a pause after the one before, or counts from the start of the one before. */
function readPrimitives(elements: readonly Element[], notes: Notes): Line[] {
  let beforeMs = 0
  return elements.flatMap((element): Line[] => {
    const { place } = element
    noteUnknownAttributes(element, ['name', 'scale', 'delayMs', 'delayType'], notes)
    const delayMs = readMsAttribute(element, 'delayMs', { missing: 0 })
    const type = element.attributes.delayType ?? 'pause'
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
  'waveform-envelope-effect': makeEnvelopeReader('amplitude', 'frequencyHz', 1e6),
  'basic-envelope-effect': makeEnvelopeReader('intensity', 'sharpness', 1),
}

/** Elements that may stand in a row. */
const ROWS: Record<string, (elements: readonly Element[], notes: Notes) => Line[]> = {
  'waveform-entry': (elements, notes) => elements.map((element) => readEntry(element, notes)),
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
  return readSingle ? readSingle(first, notes) : refuse(first.place, 'expected an effect, got an unknown element')
}
