// Reads the attributes of an element of a vibration file, as Android does: an attribute or a child that its schema does not
// have is refused, and numbers are those of Java.

import { refuse } from '../format.ts'
import type { Element } from '../parse/xml.ts'

/** The largest int. */
const MAX_MS = 2 ** 31 - 1

const WHOLE = /^[+-]?\d+$/
const FLOAT = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?[fFdD]?\s*$/

interface Range {
  from: number
  to: number
  /** Whether it must be more than `from`. */
  isAbove?: boolean
  isWhole?: boolean
  /** The value of an attribute that is not there; refused if undefined. */
  missing?: number
}

const describeRange = ({ from, to, isAbove = false, isWhole = false }: Range): string => {
  const kind = `a ${isWhole ? 'whole ' : ''}number`
  if (isAbove) return `${kind} above ${from}`
  return `${kind} from ${from} to ${to}`
}

export function readNumberAttribute(element: Element, name: string, range: Range): number {
  const { from, to, isAbove = false, isWhole = false, missing } = range
  const expected = `expected ${name} to be ${describeRange(range)}`
  const text = element.attributes[name]
  if (text === undefined) return missing ?? refuse(element.place, `${expected}, got none`)
  const value = (isWhole ? WHOLE : FLOAT).test(text) ? Number.parseFloat(text) : Number.NaN
  if (!(value >= from && value <= to) || (isAbove && value === from))
    return refuse(element.place, `${expected}, got "${text}"`)
  return value
}

export const readMsAttribute = (element: Element, name: string, range: Partial<Range> = {}): number =>
  readNumberAttribute(element, name, { from: 0, to: MAX_MS, isWhole: true, ...range })

/** Namespaces are no attributes of their element. */
const isNamespace = (name: string) => name === 'xmlns' || name.startsWith('xmlns:')

/** Refuses attributes that the schema does not have. */
export function checkAttributes({ name, attributes, place }: Element, known: readonly string[]): void {
  const unknown = Object.keys(attributes).find((one) => !known.includes(one) && !isNamespace(one))
  if (unknown === undefined) return
  const expected = known.length > 0 ? `only ${known.join(', ')}` : 'no attribute'
  refuse(place, `expected ${expected} in <${name}>, got ${unknown}: Android refuses it, too`)
}

/** Refuses children of an element that has none. */
export function checkIsEmpty({ name, children }: Element): void {
  if (children[0]) refuse(children[0].place, `expected no element in <${name}>, got one`)
}
