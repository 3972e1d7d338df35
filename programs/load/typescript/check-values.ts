// Checks the values of a call when it is made. A wrong value becomes a harmless one, so that the rest of the file is
// checked too.

import { nearestName } from '../../../lib/command-line/usage.ts'
import { MAX_LEVEL } from '../../../src/program/format.ts'
import { BAND_HZ, type Program, WAVE_SHAPES } from '../../language/write.ts'
import { CALLS, formatCall, VALUE_KINDS, type ValueKind } from './words.ts'

/** A value as it is written. */
export interface Written {
  start: number
  end: number
  /** Its text. */
  text: string
  /** What a call of the language gives there, or a bare number. */
  kind?: ValueKind | undefined
}

/** A call of a word of the language in a file. */
export interface Call {
  file: string
  word: string
  start: number
  end: number
  text: string
  values: readonly Written[]
  /** The fields of an object that is its value: where each is. */
  fields: Readonly<Record<string, { start: number; end: number }>>
}

/** Reports a mistake in a part of the file. */
export type ReportPart = (part: { start: number; end: number }, reason: string) => void

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isProgram = (value: unknown): value is Program =>
  typeof value === 'object' && value !== null && Array.isArray((value as Program).segments)

const ACCEPTS: Record<ValueKind, (value: unknown) => boolean> = {
  level: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_LEVEL,
  time: (value) => isNumber(value) && value >= 0,
  number: (value) => isNumber(value) && value >= 0,
  hertz: (value) => isNumber(value) && value >= BAND_HZ.low && value <= BAND_HZ.high,
  count: (value) => Number.isInteger(value) && (value as number) >= 1,
  segments: Array.isArray,
  shape: (value) => (WAVE_SHAPES as readonly unknown[]).includes(value),
  program: isProgram,
  fields: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
}

/** In place of a wrong value. */
const HARMLESS: Record<ValueKind, unknown> = {
  level: 1,
  time: 10_000,
  number: 10,
  hertz: BAND_HZ.low,
  count: 1,
  segments: [],
  shape: WAVE_SHAPES[0],
  program: { name: 'unknown', title: '', serves: [], about: '', segments: [] },
  fields: {},
}

/** In a message a call is shown as it is written, and anything else cut short. */
const MAX_QUOTED = 40
const cut = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED - 3)}...` : line
}
const describe = ({ text }: Written, value: unknown): string =>
  /^[\w$.]+$/.test(text) && Number.isNaN(Number(text)) && !/^(true|false|null|undefined)$/.test(text)
    ? `${cut(text)}, which is ${cut(JSON.stringify(value) ?? String(value))}`
    : cut(text)

function explain(kind: ValueKind, written: Written, value: unknown, call: Call): string {
  const { low, high } = BAND_HZ
  if (kind === 'hertz' && isNumber(value)) return `${cut(call.text)} is outside ${low} to ${high} Hz`
  if (kind === 'shape') {
    const nearest = typeof value === 'string' ? nearestName(value, WAVE_SHAPES) : undefined
    const hint = nearest === undefined ? `expected one of ${WAVE_SHAPES.join(', ')}` : `did you mean "${nearest}"?`
    return `unknown shape ${describe(written, value)}; ${hint}`
  }
  return `${call.word}: expected ${VALUE_KINDS[kind].expected}; got ${describe(written, value)}`
}

/** A bare number is no time, and a time is no level: a number alone does not tell. */
const isOtherKind = (kind: ValueKind, { kind: given }: Written): boolean =>
  given !== undefined &&
  ((kind === 'time' && given !== 'time') ||
    (kind !== 'time' && given === 'time') ||
    (given === 'level' && kind !== 'level'))

/** The values with which to make the call, and whether some were wrong. */
export function checkValues(call: Call, given: readonly unknown[], report: ReportPart) {
  const { values: kinds, optional = 0 } = CALLS[call.word]!
  let isWrong = false
  const tell: ReportPart = (part, reason) => {
    isWrong = true
    report(part, reason)
  }
  if (given.length > kinds.length)
    tell(
      call.values[kinds.length] ?? call,
      `${formatCall(call.word)} takes ${kinds.length === 1 ? 'one value' : `${kinds.length} values`}, got ${given.length}`,
    )
  const missing = kinds.slice(given.length, kinds.length - optional)
  if (missing.length > 0)
    tell(call, `${formatCall(call.word)} needs ${missing.map((kind) => VALUE_KINDS[kind].expected).join(', and ')}`)
  const values = kinds.map((kind, i) => {
    const value = given[i]
    if (i >= given.length) return i < kinds.length - optional ? HARMLESS[kind] : undefined
    const written = call.values[i] ?? call
    if (ACCEPTS[kind](value) && !isOtherKind(kind, written)) return value
    if (value === undefined && i >= kinds.length - optional) return undefined
    tell(written, explain(kind, written, value, call))
    return kind === 'hertz' && isNumber(value) ? Math.min(BAND_HZ.high, Math.max(BAND_HZ.low, value)) : HARMLESS[kind]
  })
  return { values, isWrong }
}
