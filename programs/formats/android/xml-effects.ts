// What may stand in an Android vibration file, by element: each gives stretches, and a waveform may repeat.

import type { Segment } from '../../language/write.ts'
import { type Notes, refuse } from '../format.ts'
import { type Stretch, steady, totalOf } from '../stretches.ts'
import { DEFAULT_LEVEL, MAX_AMPLITUDE, withRepeat } from '../waveform.ts'
import type { Element } from '../xml.ts'
import { PREDEFINED, PRIMITIVES, pause, played } from './effects.ts'

/** Notes read "line 3, <waveform-entry>"; sentences of refusals go on after a comma. */
const placeOf = ({ place }: Element) => place.slice(0, -1)

const MAX_MS = 86_400_000

function numberOf(element: Element, name: string, from: number, to: number, whole: boolean, missing?: number): number {
  const text = element.attributes[name]
  if (text === undefined) return missing ?? refuse(element.place, `has no ${name}`)
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= from && value <= to) || (whole && !Number.isInteger(value)))
    return refuse(element.place, `has ${name}="${text}", not a ${whole ? 'whole ' : ''}number from ${from} to ${to}`)
  return value
}

const durationOf = (element: Element, least = 0) => numberOf(element, 'durationMs', least, MAX_MS, true)

function tellOthers(element: Element, known: readonly string[], notes: Notes): void {
  for (const name of Object.keys(element.attributes))
    if (!known.includes(name)) notes.add(placeOf(element), `${name} is not known and left out`)
}

function entry(element: Element, notes: Notes): Stretch[] {
  tellOthers(element, ['durationMs', 'amplitude'], notes)
  const ms = durationOf(element)
  if (element.children.length > 0) refuse(element.children[0]!.place, 'stands where no element may')
  const byPhone = element.attributes.amplitude === 'default'
  if (byPhone) notes.once(placeOf(element), `the phone's own strength: level ${DEFAULT_LEVEL} taken`)
  const level = byPhone ? DEFAULT_LEVEL : (numberOf(element, 'amplitude', 0, MAX_AMPLITUDE, true) / MAX_AMPLITUDE) * 100
  return [steady(ms, level, placeOf(element))]
}

/** An envelope: each point is gone to in a straight line, from nothing. */
const envelope =
  (strength: string, pitch: string, pitchMost: number) =>
  (element: Element, notes: Notes): Stretch[] => {
    let level = 0
    if (element.children.length === 0) refuse(element.place, 'has no control-point')
    return element.children.map((point): Stretch => {
      if (point.name !== 'control-point') refuse(point.place, 'is no control-point')
      tellOthers(point, [strength, pitch, 'durationMs'], notes)
      const from = level
      level = numberOf(point, strength, 0, 1, false) * 100
      numberOf(point, pitch, 0, pitchMost, false)
      notes.once(placeOf(point), `${pitch} is left out: the level carries strength only`)
      return { ms: durationOf(point, 1), from, to: level, place: placeOf(point) }
    })
  }

function named(element: Element, table: typeof PRIMITIVES, scale: number, notes: Notes): Stretch[] {
  const { name } = element.attributes
  if (name === undefined || !Object.hasOwn(table, name))
    return refuse(element.place, `has name="${name ?? ''}", none of ${Object.keys(table).join(', ')}`)
  const stretches = played(table[name]!, scale, placeOf(element))
  notes.add(
    placeOf(element),
    `${name} is the phone maker's own: played as ${totalOf(stretches)} ms of the same shape`,
    `effects that are the phone maker's own`,
  )
  return stretches
}

function predefined(element: Element, notes: Notes): Stretch[] {
  tellOthers(element, ['name'], notes)
  return named(element, PREDEFINED, 1, notes)
}

const DELAY_TYPES = ['pause', 'relative_start_offset']

/** Primitives in a row: a delay is a pause after the one before, or counts from its start. */
function primitives(elements: readonly Element[], notes: Notes): Stretch[] {
  let beforeMs = 0
  return elements.flatMap((element): Stretch[] => {
    tellOthers(element, ['name', 'scale', 'delayMs', 'delayType'], notes)
    const delayMs = numberOf(element, 'delayMs', 0, MAX_MS, true, 0)
    const type = element.attributes.delayType ?? 'pause'
    if (!DELAY_TYPES.includes(type)) refuse(element.place, `has delayType="${type}", none of ${DELAY_TYPES.join(', ')}`)
    const gapMs = type === 'pause' ? delayMs : delayMs - beforeMs
    if (gapMs < 0) notes.add(placeOf(element), `begins ${-gapMs} ms later, after the one before`)
    const stretches = named(element, PRIMITIVES, numberOf(element, 'scale', 0, 1, false, 1), notes)
    beforeMs = totalOf(stretches)
    return gapMs > 0 ? [pause(gapMs, placeOf(element)), ...stretches] : stretches
  })
}

const SINGLE: Record<string, (element: Element, notes: Notes) => Stretch[]> = {
  'predefined-effect': predefined,
  'waveform-envelope-effect': envelope('amplitude', 'frequencyHz', 1e6),
  'basic-envelope-effect': envelope('intensity', 'sharpness', 1),
}

const ROW: Record<string, (elements: readonly Element[], notes: Notes) => Stretch[]> = {
  'waveform-entry': (elements, notes) => elements.flatMap((element) => entry(element, notes)),
  'primitive-effect': primitives,
}

/** One effect, or a row of entries or of primitives. */
function stretchesOf(elements: readonly Element[], notes: Notes): Stretch[] {
  const first = elements[0]
  if (!first) return []
  const row = Object.hasOwn(ROW, first.name) ? ROW[first.name] : undefined
  const single = Object.hasOwn(SINGLE, first.name) ? SINGLE[first.name] : undefined
  const other = elements.slice(1).find(({ name }) => !row || name !== first.name)
  if (other) refuse(other.place, `may not follow <${first.name}>`)
  if (row) return row(elements, notes)
  return single ? single(first, notes) : refuse(first.place, 'is not known here')
}

function waveform(element: Element, notes: Notes): Segment[] {
  tellOthers(element, [], notes)
  const last = element.children.at(-1)
  const repeating = last?.name === 'repeating' ? last : undefined
  const entries = repeating ? element.children.slice(0, -1) : element.children
  const read = (elements: readonly Element[]) => {
    const stranger = elements.find(({ name }) => name !== 'waveform-entry')
    if (stranger) refuse(stranger.place, 'stands where only waveform-entry may')
    return stretchesOf(elements, notes)
  }
  if (repeating) tellOthers(repeating, [], notes)
  if (element.children.length === 0 || repeating?.children.length === 0) refuse(element.place, 'is empty')
  const head = read(entries)
  const round = read(repeating?.children ?? [])
  if (totalOf(head) + totalOf(round) === 0) refuse(element.place, 'takes 0 ms')
  return withRepeat(head, round, repeating ? placeOf(repeating) : '', notes)
}

/** <repeating-effect>: an optional <preamble>, then <repeating>, each with any effect. */
function repeatingEffect(element: Element, notes: Notes): Segment[] {
  const names = element.children.map(({ name }) => name).join(' ')
  if (names !== 'repeating' && names !== 'preamble repeating')
    refuse(element.place, 'needs one repeating, and at most a preamble before it')
  const repeating = element.children.at(-1)!
  const preamble = element.children.length === 2 ? element.children[0] : undefined
  if (repeating.children.length === 0) refuse(repeating.place, 'is empty')
  const head = stretchesOf(preamble?.children ?? [], notes)
  return withRepeat(head, stretchesOf(repeating.children, notes), placeOf(repeating), notes)
}

const WHOLE: Record<string, (element: Element, notes: Notes) => Segment[]> = {
  'waveform-effect': waveform,
  'repeating-effect': repeatingEffect,
}

/** The segments of the children of a <vibration-effect>. */
export function fromXml(elements: readonly Element[], notes: Notes): Segment[] {
  const first = elements[0]!
  const whole = Object.hasOwn(WHOLE, first.name) ? WHOLE[first.name] : undefined
  if (!whole && first.name === 'waveform-entry') refuse(first.place, 'stands outside a waveform-effect')
  if (!whole) return withRepeat(stretchesOf(elements, notes), [], '', notes)
  if (elements.length > 1) refuse(elements[1]!.place, `may not follow <${first.name}>`)
  return whole(first, notes)
}
