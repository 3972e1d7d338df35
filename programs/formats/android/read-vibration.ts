// Reads a <vibration-effect>: a waveform or an effect that may repeat, or effects that do not.

import type { Segment } from '../../language/write.ts'
import { sumLineMs } from '../envelope/line.ts'
import { refuse } from '../format.ts'
import type { Notes } from '../notes.ts'
import type { Element } from '../parse/xml.ts'
import { noteUnknownAttributes } from './read-attributes.ts'
import { readEffects } from './read-effects.ts'
import { fitRepeated } from './repeat.ts'

/** <waveform-effect>: entries, and at the end perhaps <repeating> with more entries. */
function readWaveform(element: Element, notes: Notes): Segment[] {
  noteUnknownAttributes(element, [], notes)
  const last = element.children.at(-1)
  const repeating = last?.name === 'repeating' ? last : undefined
  const entries = repeating ? element.children.slice(0, -1) : element.children
  const readEntries = (elements: readonly Element[]) => {
    const other = elements.find(({ name }) => name !== 'waveform-entry')
    if (other) refuse(other.place, 'expected only <waveform-entry> here')
    return readEffects(elements, notes)
  }
  if (repeating) noteUnknownAttributes(repeating, [], notes)
  if (element.children.length === 0 || repeating?.children.length === 0)
    refuse(element.place, 'expected at least one <waveform-entry>, got none')
  const head = readEntries(entries)
  const round = readEntries(repeating?.children ?? [])
  if (sumLineMs(head) + sumLineMs(round) === 0) refuse(element.place, 'expected more than 0 ms, got 0 ms')
  return fitRepeated({ head, round, place: repeating?.place ?? '' }, notes)
}

/** <repeating-effect>: perhaps <preamble>, then <repeating>, each with any effect. */
function readRepeating(element: Element, notes: Notes): Segment[] {
  const names = element.children.map(({ name }) => name).join(' ')
  if (names !== 'repeating' && names !== 'preamble repeating')
    refuse(element.place, 'expected one <repeating>, with at most one <preamble> before it')
  const repeating = element.children.at(-1)!
  const preamble = element.children.length === 2 ? element.children[0] : undefined
  if (repeating.children.length === 0) refuse(repeating.place, 'expected an effect, got none')
  const head = readEffects(preamble?.children ?? [], notes)
  const round = readEffects(repeating.children, notes)
  return fitRepeated({ head, round, place: repeating.place }, notes)
}

const READERS: Record<string, (element: Element, notes: Notes) => Segment[]> = {
  'waveform-effect': readWaveform,
  'repeating-effect': readRepeating,
}

/** The segments for the children of a <vibration-effect>, of which there is at least one. */
export function readVibration(elements: readonly Element[], notes: Notes): Segment[] {
  const first = elements[0]!
  const read = Object.hasOwn(READERS, first.name) ? READERS[first.name] : undefined
  if (!read && first.name === 'waveform-entry') refuse(first.place, 'expected <waveform-effect> around it')
  if (!read) return fitRepeated({ head: readEffects(elements, notes), round: [], place: '' }, notes)
  if (elements.length > 1) refuse(elements[1]!.place, `expected nothing after <${first.name}>, got an element`)
  return read(first, notes)
}
