// Reads the attributes of an element of a vibration file.

import { refuse } from '../format.ts'
import type { Notes } from '../notes.ts'
import type { Element } from '../parse/xml.ts'

/** A day. */
const MAX_MS = 86_400_000

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/

interface Range {
  from: number
  to: number
  isWhole?: boolean
  /** The value of an attribute that is not there; refused if undefined. */
  missing?: number
}

export function readNumberAttribute(element: Element, name: string, range: Range): number {
  const { from, to, isWhole = false, missing } = range
  const expected = `expected ${name} to be a ${isWhole ? 'whole ' : ''}number from ${from} to ${to}`
  const text = element.attributes[name]
  if (text === undefined) return missing ?? refuse(element.place, `${expected}, got none`)
  const value = NUMBER.test(text) ? Number(text) : Number.NaN
  if (!(value >= from && value <= to) || (isWhole && !Number.isInteger(value)))
    return refuse(element.place, `${expected}, got "${text}"`)
  return value
}

export const readMsAttribute = (element: Element, name: string, range: Partial<Range> = {}): number =>
  readNumberAttribute(element, name, { from: 0, to: MAX_MS, isWhole: true, ...range })

export function noteUnknownAttributes({ attributes, place }: Element, known: readonly string[], notes: Notes): void {
  for (const name of Object.keys(attributes))
    if (!known.includes(name)) notes.add(place, `unknown attribute ${name} ignored`)
}
