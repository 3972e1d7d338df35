// Turns the lines of one time on into holds and ramps that a motor and the governor can follow.

import { MIN_MS_PER_LEVEL } from '../../../src/program/format.ts'
import { MIN_ON_MS } from '../../language/limits.ts'
import { hold, level as makeLevel, ms as makeMs, ramp, type Segment } from '../../language/write.ts'
import type { Notes } from '../notes.ts'
import { type Line, makeFlatLine, sliceLine } from './line.ts'
import { type Interval, splitAtCorners, splitAtJumps } from './split.ts'

/** Lines whose ends differ by more than this make a jump. */
const MIN_JUMP = 0.5

/** Steeper than the governor's ramp. */
const isSteep = (ms: number, levels: number) => ms < Math.abs(levels) * MIN_MS_PER_LEVEL

const noteSteep = (place: string, ms: number, levels: number, notes: Notes) =>
  notes.add(
    place,
    `${Math.round(Math.abs(levels))} levels in ${Math.round(ms)} ms are steeper than the governor's ramp: a jump`,
    "lines steeper than the governor's ramp become jumps",
  )

/** Makes steps of short, steep lines, for a motor cannot follow them. */
function flattenEdges(lines: readonly Line[], notes: Notes): Line[] {
  return lines.map((line) => {
    const { ms, from, to, place } = line
    if (ms >= MIN_ON_MS || !isSteep(ms, to - from)) return line
    noteSteep(place, ms, to - from, notes)
    // The edge of a pulse gets the level of the pulse, so that the pulse stays as long as it was.
    return makeFlatLine(ms, Math.min(from, to) < MIN_JUMP ? Math.max(from, to) : (from + to) / 2, place)
  })
}

/** The index of the last of ascending `times` that is not after `ms`. */
function findIndexAt(times: readonly number[], ms: number): number {
  let low = 0
  let high = times.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (times[middle]! <= ms) low = middle
    else high = middle - 1
  }
  return low
}

/** The time at which each line begins, and the end. */
function listTimes(lines: readonly Line[], totalMs: number): { begins: number[]; ends: number[] } {
  const begins: number[] = []
  let now = 0
  for (const { ms } of lines) {
    begins.push(now)
    now += ms
  }
  return { begins, ends: [...begins.slice(1), totalMs] }
}

/** How far the ends of lines are from one straight line through all of them, at most, in levels. */
function measureBend(lines: readonly Line[], ms: number): number {
  const { from } = lines[0]!
  const { to } = lines.at(-1)!
  let now = 0
  let bend = 0
  for (const line of lines.slice(0, -1)) {
    now += line.ms
    bend = Math.max(bend, Math.abs(line.to - (from + ((to - from) * now) / ms)))
  }
  return bend
}

/** The segments for lines that take `totalMs`, at least MIN_ON_MS, after `levelBefore`. */
export function toSegments(exactLines: readonly Line[], totalMs: number, levelBefore: number, notes: Notes): Segment[] {
  const lines = flattenEdges(exactLines, notes)
  const { begins, ends } = listTimes(lines, totalMs)
  const jumps = ends.filter((_, i) => {
    const after = lines[i + 1]
    return !after || Math.abs(after.from - lines[i]!.to) > MIN_JUMP
  })
  const segments: Segment[] = []
  let level = levelBefore

  const sliceLines = ({ begin, end }: Interval): Line[] => {
    const slices: Line[] = []
    for (let i = findIndexAt(begins, begin); i < lines.length && begins[i]! < end; i++) {
      const line = lines[i]!
      const from = Math.max(begin - begins[i]!, 0)
      const to = Math.min(end - begins[i]!, line.ms)
      if (to > from) slices.push(sliceLine(line, from, to))
    }
    return slices
  }

  const addHold = (value: number, ms: number) => {
    level = Math.round(value)
    segments.push(hold(makeLevel(level), makeMs(ms)))
  }

  const addRamp = (to: number, ms: number, place: string) => {
    const target = Math.round(to)
    if (target === level) return addHold(to, ms)
    if (isSteep(ms, target - level)) {
      noteSteep(place, ms, target - level, notes)
      return addHold(to, ms)
    }
    level = target
    segments.push(ramp(makeLevel(target), makeMs(ms)))
  }

  /** A ramp begins at the level before it. After a jump, the beginning of the line is a hold. */
  const addLine = (from: number, to: number, ms: number, place: string) => {
    if (Math.round(from) === Math.round(to)) return addHold(to, ms)
    if (Math.abs(Math.round(from) - level) <= 1) return addRamp(to, ms, place)
    if (isSteep(ms, to - from)) {
      noteSteep(place, ms, to - from, notes)
      return addHold(to, ms)
    }
    const heldMs = ms < 2 * MIN_ON_MS ? ms : MIN_ON_MS
    const held = from + (((to - from) / ms) * heldMs) / 2
    if (Math.abs(held - from) > 1)
      notes.add(place, `a jump into a ramp: its first ${heldMs} ms are a hold`, 'jumps into ramps held')
    addHold(held, heldMs)
    if (heldMs < ms) addRamp(to, ms - heldMs, place)
  }

  const addInterval = (interval: Interval) => {
    const slices = sliceLines(interval)
    const { from, place } = slices[0]!
    const ms = interval.end - interval.begin
    if (interval.hasJumps) {
      const mean = slices.reduce((area, slice) => area + ((slice.from + slice.to) / 2) * slice.ms, 0) / ms
      notes.add(place, `steps shorter than ${MIN_ON_MS} ms joined: level ${Math.round(mean)}`, 'short steps joined')
      return addHold(mean, ms)
    }
    const bend = measureBend(slices, ms)
    if (bend > 1)
      notes.add(
        place,
        `points less than ${MIN_ON_MS} ms apart joined: up to ${Math.ceil(bend)} levels off`,
        'close points joined',
      )
    addLine(from, slices.at(-1)!.to, ms, place)
  }

  for (const interval of splitAtJumps(jumps))
    for (const part of interval.hasJumps ? [interval] : splitAtCorners(interval, ends)) addInterval(part)
  return segments
}
