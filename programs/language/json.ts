// A program as JSON, for people and tools without TypeScript: the same words, levels as numbers or "47 Hz", times as
// "75 s", "3 min" or "500 ms". docs/maker/program.schema.json is made from the table below (schema.ts).

import * as write from './write.ts'
import { ms as exactMs, hz, type Ms, min, type Program, type Segment, s } from './write.ts'

/** A JSON text that is no program: where, and why, in one sentence. */
export class JsonError extends Error {}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** What a field of a segment holds. */
export const FIELD_KINDS = {
  level: { reads: 'a level: a whole number from 0 to 100, or a text like "47 Hz"' },
  time: { reads: 'a time: a text like "75 s", "3 min" or "500 ms"' },
  count: { reads: 'a whole number' },
  segments: { reads: 'a list of segments' },
  shape: { reads: write.WAVE_SHAPES.map((shape) => `"${shape}"`).join(', ') },
  program: { reads: 'the name of another program' },
} as const
export type FieldKind = keyof typeof FIELD_KINDS

/** The words of the language: the first field of a segment is its word. */
export const WORDS: Record<string, { fields: Record<string, FieldKind>; about: string }> = {
  hold: { fields: { hold: 'level', time: 'time' }, about: 'Stay at a level.' },
  rest: { fields: { rest: 'time' }, about: 'Motor off for a while.' },
  ramp: { fields: { ramp: 'level', time: 'time' }, about: 'Go to a level in a straight line.' },
  ease: { fields: { ease: 'level', time: 'time' }, about: 'Go to a level, beginning and ending softly.' },
  wave: {
    fields: { wave: 'shape', low: 'level', high: 'level', period: 'time', rise: 'time', fall: 'time', time: 'time' },
    about: 'From low to high and back, once a period; or up in one time and down in another, instead of a period.',
  },
  breath: {
    fields: { breath: 'count', low: 'level', high: 'level', in: 'time', out: 'time' },
    about: 'Swell like breath, so many times.',
  },
  pulse: {
    fields: { pulse: 'count', level: 'level', on: 'time', off: 'time' },
    about: 'On at a level and off, so many times.',
  },
  repeat: { fields: { repeat: 'count', segments: 'segments' }, about: 'Play segments several times.' },
  play: { fields: { play: 'program' }, about: 'All of another program, in its place.' },
  cue: { fields: { cue: 'count' }, about: 'Short ticks that tell the hand something.' },
}

const UNITS: Record<string, (value: number) => Ms> = { ms: exactMs, s, min }
const TIME = /^(\d+(?:\.\d+)?) ?(ms|s|min)$/
const HERTZ = /^(\d+(?:\.\d+)?) ?Hz$/
/** Deeper than any program may nest: what nests more is refused before it is walked. */
const MAX_DEPTH = 16
export const MAX_JSON_BYTES = 10_000_000

const fail = (where: string, why: string): never => {
  throw new JsonError(`${where}: ${why}`)
}

const show = (value: Json | undefined) => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}

/** A program by its name, for "play". */
export type Find = (name: string) => Program | undefined

/** The segments written as `list`. */
function readSegments(list: Json | undefined, where: string, find: Find, depth: number): Segment[] {
  if (!Array.isArray(list)) return fail(where, `${show(list)} is not ${FIELD_KINDS.segments.reads}`)
  if (depth > MAX_DEPTH) return fail(where, `nests deeper than ${MAX_DEPTH}`)
  return list.map((one, i) => readSegment(one, `${where}[${i}]`, find, depth))
}

function readSegment(json: Json, where: string, find: Find, depth: number): Segment {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    return fail(where, `${show(json)} is not a segment, which is an object`)
  }
  const word = Object.keys(WORDS).find((known) => known in json)
  if (!word) return fail(where, `has none of the words ${Object.keys(WORDS).join(', ')}`)
  const { fields } = WORDS[word]!
  for (const key of Object.keys(json)) {
    if (!(key in fields)) fail(where, `"${word}" has no field "${key}"; it has ${Object.keys(fields).join(', ')}`)
  }
  const value = (key: string): Json | undefined => json[key]
  const wrong = (key: string): never =>
    fail(`${where}.${key}`, `${show(value(key))} is not ${FIELD_KINDS[fields[key]!].reads}`)
  const level = (key: string): write.Level => {
    const given = value(key)
    const [, hertz] = typeof given === 'string' ? (HERTZ.exec(given) ?? []) : []
    if (hertz !== undefined) return hz(Number(hertz))
    return typeof given === 'number' && Number.isInteger(given) ? write.level(given) : wrong(key)
  }
  const time = (key: string): Ms => {
    const given = value(key)
    const [, number, unit] = typeof given === 'string' ? (TIME.exec(given) ?? []) : []
    return unit === undefined ? wrong(key) : UNITS[unit]!(Number(number))
  }
  const count = (key: string): number => {
    const given = value(key)
    return typeof given === 'number' && Number.isInteger(given) ? given : wrong(key)
  }
  switch (word) {
    case 'hold':
      return write.hold(level('hold'), time('time'))
    case 'rest':
      return write.rest(time('rest'))
    case 'ramp':
      return write.ramp(level('ramp'), time('time'))
    case 'ease':
      return write.ease(level('ease'), time('time'))
    case 'wave': {
      const shape = write.WAVE_SHAPES.find((known) => known === value('wave')) ?? wrong('wave')
      if ('period' in json) return write.wave(level('low'), level('high'), time('period'), time('time'), shape)
      return write.uneven(level('low'), level('high'), time('rise'), time('fall'), time('time'), shape)
    }
    case 'breath':
      return write.breath(level('low'), level('high'), time('in'), time('out'), count('breath'))
    case 'pulse':
      return write.pulse(level('level'), time('on'), time('off'), count('pulse'))
    case 'repeat':
      return write.repeat(count('repeat'), readSegments(value('segments'), `${where}.segments`, find, depth + 1))
    case 'play': {
      const name = value('play')
      const other = typeof name === 'string' ? find(name) : undefined
      return other ? write.play(other) : fail(`${where}.play`, `${show(name)} is no program that is known here`)
    }
    default:
      return write.cue(count('cue'))
  }
}

const FIELDS = ['$schema', 'name', 'title', 'serves', 'about', 'segments', 'onSpot']

/** The program in `text`. Throws JsonError; whether it keeps the rules is for check.ts. */
export function fromJson(text: string, find: Find = () => undefined): Program {
  if (text.length > MAX_JSON_BYTES) fail('the file', `is larger than ${MAX_JSON_BYTES / 1e6} MB`)
  let json: Json = null
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, '')) as Json
  } catch (error) {
    fail('the file', `is no JSON: ${(error as Error).message}`)
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return fail('the file', 'is not one object')
  for (const key of Object.keys(json)) {
    if (!FIELDS.includes(key)) fail(key, `is no field of a program; those are ${FIELDS.slice(1).join(', ')}`)
  }
  const { name, title, about, serves, onSpot } = json
  const word = (key: string, value: Json | undefined): string =>
    typeof value === 'string' ? value : fail(key, `${show(value)} is not a text`)
  if (!Array.isArray(serves)) return fail('serves', `${show(serves)} is not a list`)
  if (onSpot !== undefined && onSpot !== true) fail('onSpot', `${show(onSpot)} is not true; leave it out for false`)
  return {
    name: word('name', name),
    title: word('title', title),
    about: word('about', about),
    serves: serves.map((part, i) => word(`serves[${i}]`, part)) as unknown as Program['serves'],
    segments: readSegments(json.segments, 'segments', find, 0),
    ...(onSpot === true && { onSpot }),
  }
}

const timeText = (value: number): string =>
  value % 60_000 === 0 && value > 0 ? `${value / 60_000} min` : value % 100 === 0 ? `${value / 1000} s` : `${value} ms`

function segmentJson(segment: Segment): Json {
  switch (segment.kind) {
    case 'hold':
      return segment.level === 0
        ? { rest: timeText(segment.time) }
        : { hold: segment.level, time: timeText(segment.time) }
    case 'ramp':
      return { [segment.course === 'eased' ? 'ease' : 'ramp']: segment.to, time: timeText(segment.time) }
    case 'wave': {
      const { course, low, high, rise, fall, time } = segment
      const period = rise + fall
      const shape = write.WAVE_SHAPES.find((known) => {
        const same = write.wave(low, high, exactMs(period), time, known)
        return same.kind === 'wave' && same.course === course && same.rise === rise
      })
      const times = time / period
      const whole = Number.isInteger(times)
      if (course === 'square' && low === 0 && whole)
        return { pulse: times, level: high, on: timeText(rise), off: timeText(fall) }
      if (shape) return { wave: shape, low, high, period: timeText(period), time: timeText(time) }
      if (course === 'eased' && whole) return { breath: times, low, high, in: timeText(rise), out: timeText(fall) }
      const plain = { eased: 'sine', straight: 'triangle', square: 'square' }[course]
      return { wave: plain, low, high, rise: timeText(rise), fall: timeText(fall), time: timeText(time) }
    }
    case 'repeat':
      return { repeat: segment.times, segments: segment.segments.map(segmentJson) }
    case 'play':
      return { play: segment.program.name }
    case 'cue':
      return { cue: segment.ticks }
  }
}

/** The same program as JSON, one line a segment. */
export function toJson({ name, title, serves, about, segments, onSpot }: Program): string {
  const json = {
    name,
    title,
    serves: [...serves],
    about,
    segments: segments.map(segmentJson),
    ...(onSpot && { onSpot }),
  }
  return `${JSON.stringify(json, null, 2)}\n`
}
