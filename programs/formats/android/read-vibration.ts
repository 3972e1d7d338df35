// Reads a <vibration-effect>: a waveform or an effect that may repeat, or effects that do not.

import type { Segment } from '../../language/write.ts'
import { refuse } from '../format.ts'
import type { Notes } from '../notes.ts'
import type { Element } from '../parse/xml.ts'
import { checkAttributes } from './read-attributes.ts'
import { readEffects } from './read-effects.ts'
import { fitRepeated } from './repeat.ts'

/** <waveform-effect>: entries, and at the end perhaps <repeating> with more entries. */
function readWaveform(element: Element, notes: Notes): Segment[] {
  checkAttributes(element, [])
  const last = element.children.at(-1)
  const repeating = last?.name === 'repeating' ? last : undefined
  const head = repeating ? element.children.slice(0, -1) : element.children
  const round = repeating?.children ?? []
  if (repeating) checkAttributes(repeating, [])
  if (element.children.length === 0 || (repeating && round.length === 0))
    refuse(element.place, 'expected at least one <waveform-entry>, got none')
  const other = [...head, ...round].find(({ name }) => name !== 'waveform-entry')
  if (other) refuse(other.place, 'expected only <waveform-entry> here')
  const lines = readEffects([...head, ...round], notes)
  const parts = { head: lines.slice(0, head.length), round: lines.slice(head.length), place: repeating?.place ?? '' }
  return fitRepeated(parts, notes)
}

/** <repeating-effect>: perhaps <preamble>, then <repeating>, each with any effect. */
function readRepeating(element: Element, notes: Notes): Segment[] {
  checkAttributes(element, [])
  const names = element.children.map(({ name }) => name).join(' ')
  if (names !== 'repeating' && names !== 'preamble repeating')
    refuse(element.place, 'expected one <repeating>, with at most one <preamble> before it')
  const repeating = element.children.at(-1)!
  const preamble = element.children.length === 2 ? element.children[0] : undefined
  for (const part of element.children) {
    checkAttributes(part, [])
    if (part.children.length === 0) refuse(part.place, 'expected an effect, got none')
  }
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
