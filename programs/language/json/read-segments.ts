// Reads segments from parsed JSON. Levels are numbers or "47 Hz", times are "75 s", "3 min" or "500 ms".

import { nearestName } from '../../../lib/command-line/names.ts'
import type { JsonPath } from '../../../lib/json-text.ts'
import * as write from '../write.ts'
import { BAND_HZ, hz, type Ms, min, ms, type Program, type Segment, s } from '../write.ts'
import type { ReportJson } from './error.ts'
import { FIELD_KINDS, type FieldKind, WORDS } from './words.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Finds the program that a "play" names. */
export type FindProgram = (name: string) => Program | undefined

const UNITS: Record<string, (value: number) => Ms> = { ms, s, min }
const TIME = /^(\d+(?:\.\d+)?) ?(ms|s|min)$/
const HERTZ = /^(\d+(?:\.\d+)?) ?Hz$/
/** More than a program may nest, but little enough for the recursion here. */
const MAX_DEPTH = 16
const MAX_QUOTED = 40

/** In place of what cannot be read, so that the rest is read too. */
const HARMLESS = { level: 0 as write.Level, time: 10_000 as Ms, count: 1, segment: write.rest(s(1)) }

/** A value for a message, cut short. */
export const quote = (value: Json | undefined): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED - 3)}...` : text
}

/** What reads a JSON text: how mistakes are told, and how programs are found. */
export interface Reading {
  report: ReportJson
  findProgram: FindProgram
}

export function readSegments(list: Json | undefined, path: JsonPath, reading: Reading, depth = 0): Segment[] {
  const { report } = reading
  if (!Array.isArray(list)) {
    report(path, `expected ${FIELD_KINDS.segments.expected}, got ${quote(list)}`)
    return [HARMLESS.segment]
  }
  if (depth > MAX_DEPTH) {
    report(path, `expected segments at most ${MAX_DEPTH} deep, got one more`)
    return [HARMLESS.segment]
  }
  return list.map((one, i) => readSegment(one, [...path, i], reading, depth))
}

/** Reads the fields of a segment by their kinds in `kinds`. */
function makeFieldReaders(
  json: { [key: string]: Json },
  kinds: Record<string, FieldKind>,
  path: JsonPath,
  report: ReportJson,
  mistyped: ReadonlySet<string>,
) {
  const tell = (key: string, reason?: string) => {
    const value = json[key]
    // The field that was meant is told already.
    if (value === undefined && mistyped.has(key)) return
    report([...path, key], reason ?? `expected ${FIELD_KINDS[kinds[key]!].expected}; got ${quote(value)}`)
  }
  const readCount = (key: string): number => {
    const value = json[key]
    if (typeof value === 'number' && Number.isInteger(value)) return value
    tell(key)
    return HARMLESS.count
  }
  const readLevel = (key: string): write.Level => {
    const value = json[key]
    const [, hertz] = typeof value === 'string' ? (HERTZ.exec(value) ?? []) : []
    if (hertz !== undefined) {
      const { low, high } = BAND_HZ
      const number = Number(hertz)
      if (number < low || number > high) tell(key, `"${value}" is outside ${low} to ${high} Hz`)
      return hz(Math.min(high, Math.max(low, number)))
    }
    if (typeof value === 'number' && Number.isInteger(value)) return write.level(value)
    tell(key)
    return HARMLESS.level
  }
  const readTime = (key: string): Ms => {
    const value = json[key]
    const [, number, unit] = typeof value === 'string' ? (TIME.exec(value) ?? []) : []
    if (unit !== undefined) return UNITS[unit]!(Number(number))
    tell(key)
    return HARMLESS.time
  }
  const readShape = (key: string): write.WaveShape => {
    const shape = write.WAVE_SHAPES.find((known) => known === json[key])
    if (!shape) tell(key)
    return shape ?? 'sine'
  }
  return { readCount, readLevel, readTime, readShape }
}

/** 'got "tme"; did you mean "time"?' */
const gotName = (given: string, known: readonly string[]): string => {
  const nearest = nearestName(given, known)
  return `got "${given}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`
}

function readSegment(json: Json, path: JsonPath, reading: Reading, depth: number): Segment {
  const { report, findProgram } = reading
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    report(path, `expected a segment, which is an object; got ${quote(json)}`)
    return HARMLESS.segment
  }
  const words = Object.keys(WORDS)
  const word = words.find((known) => Object.hasOwn(json, known))
  if (!word) {
    const near = Object.keys(json).find((key) => nearestName(key, words) !== undefined)
    const got = near === undefined ? `got ${quote(json)}` : gotName(near, words)
    report(near === undefined ? path : [...path, near], `expected one of the words ${words.join(', ')}; ${got}`)
    return HARMLESS.segment
  }
  const { fields } = WORDS[word]!
  const known = Object.keys(fields)
  const mistyped = new Set<string>()
  for (const key of Object.keys(json)) {
    if (known.includes(key)) continue
    report([...path, key], `expected for "${word}" only the fields ${known.join(', ')}; ${gotName(key, known)}`)
    mistyped.add(nearestName(key, known) ?? '')
  }

  const { readCount, readLevel, readTime, readShape } = makeFieldReaders(json, fields, path, report, mistyped)
  switch (word) {
    case 'hold':
      return write.hold(readLevel('hold'), readTime('time'))
    case 'rest':
      return write.rest(readTime('rest'))
    case 'ramp':
      return write.ramp(readLevel('ramp'), readTime('time'))
    case 'ease':
      return write.ease(readLevel('ease'), readTime('time'))
    case 'wave': {
      const shape = readShape('wave')
      const [low, high] = [readLevel('low'), readLevel('high')]
      return 'period' in json || !('rise' in json || 'fall' in json)
        ? write.wave(low, high, readTime('period'), readTime('time'), shape)
        : write.uneven(low, high, readTime('rise'), readTime('fall'), readTime('time'), shape)
    }
    case 'breath':
      return write.breath(readLevel('low'), readLevel('high'), readTime('in'), readTime('out'), readCount('breath'))
    case 'pulse':
      return write.pulse(readLevel('level'), readTime('on'), readTime('off'), readCount('pulse'))
    case 'repeat':
      return write.repeat(readCount('repeat'), readSegments(json.segments, [...path, 'segments'], reading, depth + 1))
    case 'play': {
      const name = json.play
      const program = typeof name === 'string' ? findProgram(name) : undefined
      if (program) return write.play(program)
      report([...path, 'play'], `expected the name of a known program, got ${quote(name)}`)
      return HARMLESS.segment
    }
    default:
      return write.cue(readCount('cue'))
  }
}
