// Reads JSON that must have a shape: every value is asked for by type and range, and refused by its path.

import { FormatError, type Notes, refuse } from './format.ts'
import { lineOf, plain } from './text.ts'

/** The deepest of the formats is .haptic, whose emphasis is seven deep. */
const MAX_DEPTH = 16

function checkDepth(text: string): void {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quoted) {
      if (c === '\\') i++
      else if (c === '"') quoted = false
    } else if (c === '"') quoted = true
    else if (c === '[' || c === '{') {
      if (++depth > MAX_DEPTH) throw new FormatError(`${lineOf(text, i)} nests deeper than ${MAX_DEPTH}`)
    } else if (c === ']' || c === '}') depth--
  }
}

export function parseJson(raw: string): unknown {
  const text = plain(raw)
  checkDepth(text)
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    // The engine names a position for most mistakes, and none for a text that ends too early.
    const at = /position (\d+)/.exec(message)?.[1]
    const place = lineOf(text, at === undefined ? text.length : Number(at))
    throw new FormatError(`${place} is not JSON: something is missing or too much there`)
  }
}

export type Fields = Readonly<Record<string, unknown>>

const kindOf = (value: unknown): string =>
  value === undefined ? 'missing' : value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asFields = (value: unknown, place: string): Fields =>
  isFields(value) ? value : refuse(place, `is ${kindOf(value)}, not an object`)

export const asList = (value: unknown, place: string): readonly unknown[] =>
  Array.isArray(value) ? value : refuse(place, `is ${kindOf(value)}, not a list`)

export const asText = (value: unknown, place: string): string =>
  typeof value === 'string' ? value : refuse(place, `is ${kindOf(value)}, not a text`)

/** A finite number. JSON has no NaN, but 1e999 is infinite. */
export function asNumber(value: unknown, place: string, from = -Infinity, to = Infinity): number {
  if (typeof value !== 'number') return refuse(place, `is ${kindOf(value)}, not a number`)
  if (!Number.isFinite(value)) return refuse(place, 'is not a finite number')
  if (value < from || value > to)
    return refuse(place, `is ${value}, not ${to === Infinity ? `${from} or more` : `from ${from} to ${to}`}`)
  return value
}

/** Longer than this is no pattern, and its sums would lose their milliseconds. */
const MAX_S = 86_400

/** Seconds in the file, ms here. */
export const asSeconds = (value: unknown, place: string): number => asNumber(value, place, 0, MAX_S) * 1000
export const asMs = (value: unknown, place: string): number => asNumber(value, place, 0, MAX_S * 1000)

/** A number that its format's own loader would clamp; told when it is. */
export function asClamped(value: unknown, place: string, notes: Notes, from = 0, to = 1): number {
  const number = asNumber(value, place)
  const clamped = Math.min(to, Math.max(from, number))
  if (clamped !== number)
    notes.add(place, `${number} is out of range: ${clamped} taken`, 'a value out of range is clamped')
  return clamped
}

/** Tells of keys that nothing here reads. */
export function tellUnknown(fields: Fields, known: readonly string[], place: string, notes: Notes): void {
  for (const key of Object.keys(fields))
    if (!known.includes(key))
      notes.add(place === '' ? key : `${place}.${key}`, 'is not known and left out', `unknown key ${key}`)
}
