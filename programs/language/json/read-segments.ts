// Reads segments from parsed JSON. Levels are numbers or "47 Hz", times are "75 s", "3 min" or "500 ms".

import * as write from '../write.ts'
import { hz, type Ms, min, ms, type Program, type Segment, s } from '../write.ts'
import { refuse } from './error.ts'
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

/** A value for a message, cut short. */
export const quote = (value: Json | undefined): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED - 3)}...` : text
}

export function readSegments(list: Json | undefined, place: string, findProgram: FindProgram, depth = 0): Segment[] {
  if (!Array.isArray(list)) return refuse(place, `expected ${FIELD_KINDS.segments.expected}, got ${quote(list)}`)
  if (depth > MAX_DEPTH) return refuse(place, `expected segments at most ${MAX_DEPTH} deep, got one more`)
  return list.map((one, i) => readSegment(one, `${place}[${i}]`, findProgram, depth))
}

/** Reads the fields of a segment by their kinds in `kinds`. */
function makeFieldReaders(json: { [key: string]: Json }, kinds: Record<string, FieldKind>, place: string) {
  const refuseField = (key: string): never =>
    refuse(`${place}.${key}`, `expected ${FIELD_KINDS[kinds[key]!].expected}; got ${quote(json[key])}`)
  const readCount = (key: string): number => {
    const value = json[key]
    return typeof value === 'number' && Number.isInteger(value) ? value : refuseField(key)
  }
  const readLevel = (key: string): write.Level => {
    const value = json[key]
    const [, hertz] = typeof value === 'string' ? (HERTZ.exec(value) ?? []) : []
    return hertz === undefined ? write.level(readCount(key)) : hz(Number(hertz))
  }
  const readTime = (key: string): Ms => {
    const value = json[key]
    const [, number, unit] = typeof value === 'string' ? (TIME.exec(value) ?? []) : []
    return unit === undefined ? refuseField(key) : UNITS[unit]!(Number(number))
  }
  const readShape = (key: string): write.WaveShape =>
    write.WAVE_SHAPES.find((shape) => shape === json[key]) ?? refuseField(key)
  return { readCount, readLevel, readTime, readShape }
}

function readSegment(json: Json, place: string, findProgram: FindProgram, depth: number): Segment {
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    return refuse(place, `expected a segment, which is an object; got ${quote(json)}`)
  const word = Object.keys(WORDS).find((known) => known in json)
  if (!word) return refuse(place, `expected one of the words ${Object.keys(WORDS).join(', ')}; got ${quote(json)}`)
  const { fields } = WORDS[word]!
  for (const key of Object.keys(json))
    if (!(key in fields))
      refuse(place, `expected for "${word}" only the fields ${Object.keys(fields).join(', ')}; got "${key}"`)

  const { readCount, readLevel, readTime, readShape } = makeFieldReaders(json, fields, place)
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
      return 'period' in json
        ? write.wave(low, high, readTime('period'), readTime('time'), shape)
        : write.uneven(low, high, readTime('rise'), readTime('fall'), readTime('time'), shape)
    }
    case 'breath':
      return write.breath(readLevel('low'), readLevel('high'), readTime('in'), readTime('out'), readCount('breath'))
    case 'pulse':
      return write.pulse(readLevel('level'), readTime('on'), readTime('off'), readCount('pulse'))
    case 'repeat':
      return write.repeat(readCount('repeat'), readSegments(json.segments, `${place}.segments`, findProgram, depth + 1))
    case 'play': {
      const name = json.play
      const program = typeof name === 'string' ? findProgram(name) : undefined
      return program
        ? write.play(program)
        : refuse(`${place}.play`, `expected the name of a known program, got ${quote(name)}`)
    }
    default:
      return write.cue(readCount('cue'))
  }
}
