// The Web's navigator.vibrate(): one time, or times on and off in turn, on first. It has no strength, and browsers take
// at most ten times of ten seconds.

import { listPieces } from '../language/curve.ts'
import type { Program } from '../language/write.ts'
import { fitToMotor } from './envelope/fit-to-motor.ts'
import { makeFlatLine } from './envelope/line.ts'
import { finishImport } from './finish-import.ts'
import { type Exported, type Format, type Imported, MAX_POINTS, refuse } from './format.ts'
import { Notes } from './notes.ts'
import { parseJson, readMs } from './parse/json.ts'

export const MAX_ENTRIES = 10
export const MAX_ENTRY_MS = 10_000
/** A page can only turn the motor on in full. */
const LEVEL = 100

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const json = parseJson(text, notes)
  const list: readonly unknown[] = Array.isArray(json) ? json : [json]
  if (list.length === 0) refuse('list', 'expected at least one time, got none')
  if (list.length > MAX_POINTS) refuse('list', `expected at most ${MAX_POINTS} times, got ${list.length}`)
  if (list.length > MAX_ENTRIES)
    notes.add(`[${MAX_ENTRIES}]`, `more than the ${MAX_ENTRIES} times that a browser plays: all are read`)
  const envelope = list.map((value, i) => {
    const place = `[${i}]`
    const ms = readMs(value, place)
    if (ms > MAX_ENTRY_MS) notes.add(place, `${ms} ms is longer than the 10 s of a browser: read as it is`)
    return makeFlatLine(ms, i % 2 === 0 ? LEVEL : 0, place)
  })
  notes.add('[0]', `no strength in the list: level ${LEVEL} used`)
  return finishImport({ name, segments: fitToMotor(envelope, notes), notes })
}

const SAMPLE_MS = 20

/** The level in the middle of each sample. A steady piece is one sample. */
function sampleLevels(program: Program): { ms: number; level: number }[] {
  return listPieces(program).flatMap(({ ms, at, straight }) => {
    const sampleMs = straight && at(0) === at(ms) ? ms : SAMPLE_MS
    return Array.from({ length: Math.ceil(ms / sampleMs) }, (_, i) => {
      const begin = i * sampleMs
      const end = Math.min(ms, begin + sampleMs)
      return { ms: end - begin, level: at((begin + end) / 2) }
    })
  })
}

/** Times on and off in turn, on first. A level of at least half the highest is on: that keeps the rhythm. */
function listTimes(program: Program): number[] {
  const samples = sampleLevels(program)
  const highest = samples.reduce((top, { level }) => Math.max(top, level), 0)
  const times = [0]
  for (const { ms, level } of samples) {
    const isOn = level > 0 && level >= highest / 2
    const wasOn = times.length % 2 === 1
    if (isOn !== wasOn) times.push(0)
    times[times.length - 1]! += ms
  }
  // A time off at the end does nothing.
  return (times.length % 2 === 0 ? times.slice(0, -1) : times).map(Math.round)
}

/** Splits a time that is too long into several, with times of 0 ms between. */
function splitTime(ms: number): number[] {
  const parts = [Math.min(ms, MAX_ENTRY_MS)]
  for (let left = ms - MAX_ENTRY_MS; left > 0; left -= MAX_ENTRY_MS) parts.push(0, Math.min(left, MAX_ENTRY_MS))
  return parts
}

const sumSeconds = (times: readonly number[]) => times.reduce((total, ms) => total + ms, 0) / 1000

/** Whether any time on is longer than nothing. */
const hasTimeOn = (list: readonly number[]) => list.some((ms, i) => i % 2 === 0 && ms > 0)

/** The times from the first time on. */
const dropTimeOff = ([, , ...rest]: readonly number[]): number[] => (rest[0] === 0 ? dropTimeOff(rest) : rest)

function write(program: Program): Exported {
  const notes = new Notes()
  notes.add('list', 'no strength: a level of at least half the highest is on')
  let entries = listTimes(program).flatMap(splitTime)
  if (!hasTimeOn(entries.slice(0, MAX_ENTRIES - 1))) {
    const whole = entries
    entries = dropTimeOff(entries)
    const droppedS = Math.round(sumSeconds(whole) - sumSeconds(entries))
    notes.add('[0]', `about ${droppedS} s off at the beginning left out: a browser would play nothing else`)
  }
  // The tenth would be a time off, which at the end does nothing.
  const list = entries.slice(0, MAX_ENTRIES - 1)
  if (entries.length > list.length)
    notes.add(
      `[${list.length}]`,
      `cut here, after ${sumSeconds(list)} s of ${sumSeconds(entries)} s: a browser takes 10 times of 10 s`,
    )
  return { text: `${JSON.stringify(list)}\n`, notes: notes.list() }
}

export const web: Format = {
  name: 'web',
  title: 'Web Vibration (times on and off)',
  extensions: ['.json'],
  read,
  write,
}
