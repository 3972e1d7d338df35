// Parses JSON, and takes values from it by type and range. A wrong value is refused with its path.

import { JsonTextError, parseJsonText } from '../../../lib/json-text.ts'
import { refuse } from '../format.ts'
import type { Notes } from '../notes.ts'
import { checkText, describeLine } from './text.ts'

/** The deepest of the formats, .haptic, needs seven. */
const MAX_DEPTH = 16

function checkDepth(text: string): void {
  let depth = 0
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (isQuoted) {
      if (c === '\\') i++
      else if (c === '"') isQuoted = false
    } else if (c === '"') isQuoted = true
    else if (c === '[' || c === '{') {
      if (++depth > MAX_DEPTH)
        refuse(describeLine(text, i), `expected lists and objects at most ${MAX_DEPTH} deep, got one more`)
    } else if (c === ']' || c === '}') depth--
  }
}

/** The value of a JSON text. Trailing commas are read and noted: Apple's own samples have them. */
export function parseJson(raw: string, notes?: Notes): unknown {
  const text = checkText(raw)
  checkDepth(text)
  try {
    const { value, trailingCommas } = parseJsonText(text)
    for (const { line } of trailingCommas)
      notes?.add(
        `line ${line}`,
        'comma before a closing bracket ignored: JSON has none there',
        'trailing commas ignored',
      )
    return value
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error
    const { line, column } = error.position
    return refuse(`line ${line}, column ${column}`, error.message)
  }
}

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const describeKind = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const refuseKind = (value: unknown, place: string, expected: string): never =>
  refuse(place, `expected ${expected}, got ${describeKind(value)}`)

export const readObject = (value: unknown, place: string): JsonObject =>
  isObject(value) ? value : refuseKind(value, place, 'an object')

export const readList = (value: unknown, place: string): readonly unknown[] =>
  Array.isArray(value) ? value : refuseKind(value, place, 'a list')

export const readText = (value: unknown, place: string): string =>
  typeof value === 'string' ? value : refuseKind(value, place, 'a text')

/** A finite number: JSON has no NaN, but 1e999 is infinite. */
export function readNumber(value: unknown, place: string, from = -Infinity, to = Infinity): number {
  if (typeof value !== 'number') return refuseKind(value, place, 'a number')
  if (!Number.isFinite(value)) return refuse(place, 'expected a finite number, got one that is too large')
  if (value < from || value > to) return refuse(place, `expected a number from ${from} to ${to}, got ${value}`)
  return value
}

/** A day. No pattern is longer, and sums of longer times would lose their milliseconds. */
const MAX_S = 86_400

/** Reads seconds; returns ms. */
export const readSeconds = (value: unknown, place: string): number => readNumber(value, place, 0, MAX_S) * 1000
export const readMs = (value: unknown, place: string): number => readNumber(value, place, 0, MAX_S * 1000)

/** A number from 0 to 1 that the format's own loader clamps instead of refusing it. */
export function readClamped(value: unknown, place: string, notes: Notes): number {
  const number = readNumber(value, place)
  const clamped = Math.min(1, Math.max(0, number))
  if (clamped !== number) notes.add(place, `${number} is out of range: ${clamped} used`, 'values out of range clamped')
  return clamped
}

/** Notes the keys that are not read. */
export function noteUnknownKeys(object: JsonObject, known: readonly string[], place: string, notes: Notes): void {
  for (const key of Object.keys(object))
    if (!known.includes(key))
      notes.add(place === '' ? key : `${place}.${key}`, 'unknown key ignored', `unknown key ${key}`)
}
