// Holds a written program to the rules before it is compiled: what a motor can follow, what a hand should
// feel, what a session allows. Each broken rule is named with the segment and the figure.

import {
  cueMs,
  MAX_LEVEL,
  MAX_NESTING,
  MAX_TICKS,
  MAX_TOTAL_MS,
  MIN_MS_PER_LEVEL,
  MIN_PERIOD_MS,
} from '../../src/program/format.ts'
import { pieces } from './curve.ts'
import { CYCLE_PARTS, type Program, type Segment } from './write.ts'

/** Shortest time on, and shortest rest between, that a motor can follow (docs/owner/evidence.md, sections 6 and 7). */
export const MIN_ON_MS = 80
export const MIN_REST_MS = 60
/** A count is one byte. */
export const MAX_REPEATS = 255

/** Above the highest frequency that a source used on a muscle, 50 Hz (section 2), no longer than a spot is worked on (proposal). */
export const TOP_LEVEL = 75
export const MAX_TOP_MS = 5 * 60_000
/** A spot is not worked on for longer at one time (docs/owner/evidence.md, section 2.4; S20); a cue moves to the next. */
export const MAX_SPOT_MS = 5 * 60_000

export interface Problem {
  /** Where: "segments[2].segments[0]", or the field of the program. */
  segment: string
  reason: string
}

/** How long segments take, in ms. */
export function totalMs(segments: readonly Segment[]): number {
  let total = 0
  for (const segment of segments) {
    if (segment.kind === 'repeat') total += segment.times * totalMs(segment.segments)
    else if (segment.kind === 'play') total += totalMs(segment.program.segments)
    else if (segment.kind === 'cue') total += cueMs(segment.ticks)
    else total += segment.time
  }
  return total
}

/** The longest unbroken time above TOP_LEVEL, in ms, and the segment it begins in. */
function longestTop(program: Pick<Program, 'segments'>): { path: string; ms: number } {
  const longest = { path: '', ms: 0 }
  let run = { path: '', ms: 0 }
  for (const { path, ms, at } of pieces(program)) {
    run = at(0) > TOP_LEVEL || at(ms) > TOP_LEVEL ? { path: run.path || path, ms: run.ms + ms } : { path: '', ms: 0 }
    if (run.ms > longest.ms) Object.assign(longest, run)
  }
  return longest
}

/** The longest time without a cue, in ms, and the segment it begins in. */
function longestStay(segments: readonly Segment[]): { path: string; ms: number } {
  const longest = { path: '', ms: 0 }
  let run = { path: 'segments[0]', ms: 0 }
  const walk = (list: readonly Segment[], path: string): void =>
    list.forEach((segment, i) => {
      const where = `${path}[${i}]`
      if (segment.kind === 'repeat')
        for (let time = 0; time < segment.times; time++) walk(segment.segments, `${where}.segments`)
      else if (segment.kind === 'play') walk(segment.program.segments, `${where}.${segment.program.name}`)
      else if (segment.kind === 'cue') run = { path: where, ms: 0 }
      else run.ms += segment.time
      if (run.ms > longest.ms) Object.assign(longest, run)
    })
  walk(segments, 'segments')
  return longest
}

export const longestAboveTop = (program: Pick<Program, 'segments'>): number => longestTop(program).ms

const isWhole = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to

/** Every rule the program breaks; none if it may be compiled. */
export function checkProgram(program: Program): Problem[] {
  const problems: Problem[] = []
  const report = (segment: string, reason: string) => problems.push({ segment, reason })

  const level = (where: string, value: number) => {
    if (!isWhole(value, 0, MAX_LEVEL)) report(where, `level ${value} is not a whole number from 0 to ${MAX_LEVEL}`)
  }
  const time = (where: string, value: number, least: number, what: string) => {
    if (!isWhole(value, 1, MAX_TOTAL_MS)) report(where, `${value} ms is not a time from 1 ms to a session's 15 min`)
    else if (value < least) report(where, `${what} of ${value} ms is below the ${least} ms that a motor can follow`)
  }
  const stay = (where: string, at: number, value: number) =>
    time(where, value, at > 0 ? MIN_ON_MS : MIN_REST_MS, at > 0 ? 'a hold' : 'a rest')
  const climb = (where: string, course: 'straight' | 'eased', levels: number, value: number) => {
    // Half a sine is steepest in its middle.
    const least = Math.ceil(levels * MIN_MS_PER_LEVEL * (course === 'eased' ? Math.PI / 2 : 1))
    if (value < least)
      report(where, `a ramp over ${levels} levels in ${value} ms is steeper than the governor's (${least} ms)`)
  }

  const checkWave = (where: string, segment: Segment & { kind: 'wave' }) => {
    const { course, low, high, rise, fall } = segment
    level(where, low)
    level(where, high)
    if (low > high) report(where, `low ${low} is above high ${high}`)
    if (course === 'square') {
      stay(where, high, rise)
      stay(where, low, fall)
    } else {
      const whole = (value: number) => isWhole(value, 0, MAX_TOTAL_MS)
      if (!whole(rise) || !whole(fall)) report(where, `${rise} and ${fall} ms are not times up to a session's 15 min`)
      else {
        time(where, rise + fall, MIN_PERIOD_MS, 'a period')
        // A side that takes no time is a jump, and the governor's to soften.
        if (rise > 0) climb(where, course, high - low, rise)
        if (fall > 0) climb(where, course, high - low, fall)
      }
    }
    time(where, segment.time, MIN_ON_MS, 'a wave')
    if (segment.time % (rise + fall) !== 0)
      report(where, `${segment.time} ms is not a whole number of periods of ${rise + fall} ms`)
  }

  /** Walks segments from `from`, the level before them; returns the level after them. */
  const walk = (
    segments: readonly Segment[],
    path: string,
    depth: number,
    from: number,
    playing: Program[],
  ): number => {
    if (segments.length === 0) report(path, 'is empty')
    segments.forEach((segment, i) => {
      const where = `${path}[${i}]`
      if (segment.kind === 'hold') {
        level(where, segment.level)
        stay(where, segment.level, segment.time)
        from = segment.level
      } else if (segment.kind === 'ramp') {
        level(where, segment.to)
        time(where, segment.time, MIN_ON_MS, 'a ramp')
        climb(where, segment.course, Math.abs(segment.to - from), segment.time)
        from = segment.to
      } else if (segment.kind === 'wave') {
        checkWave(where, segment)
        from = segment.low
      } else if (segment.kind === 'cue') {
        if (!isWhole(segment.ticks, 1, MAX_TICKS)) report(where, `${segment.ticks} ticks, not 1 to ${MAX_TICKS}`)
        from = 0
      } else if (segment.kind === 'play') {
        const other = segment.program
        if (playing.includes(other)) report(where, `"${other.name}" plays itself`)
        else from = walk(other.segments, `${where}.${other.name}`, depth, from, [...playing, other])
      } else {
        if (!isWhole(segment.times, 1, MAX_REPEATS)) report(where, `${segment.times} times, not 1 to ${MAX_REPEATS}`)
        if (depth === MAX_NESTING) report(where, `repeats nest deeper than ${MAX_NESTING}`)
        else from = walk(segment.segments, `${where}.segments`, depth + 1, from, playing)
      }
    })
    return from
  }

  if (!/^[a-z][a-z0-9-]{0,15}$/.test(program.name)) report('name', `"${program.name}" is not a short lower-case word`)
  if (program.title === '') report('title', 'is empty')
  if (program.about === '') report('about', 'is empty')
  for (const part of program.serves)
    if (!CYCLE_PARTS.includes(part)) report('serves', `"${part}" is none of ${CYCLE_PARTS.join(', ')}`)

  const end = walk(program.segments, 'segments', 0, 0, [program])
  if (end !== 0) report('segments', `ends at level ${end}: the last segment must bring it to 0`)
  if (problems.length > 0) return problems
  const total = totalMs(program.segments)
  if (total > MAX_TOTAL_MS)
    report('segments', `takes ${total / 1000} s, longer than a session's ${MAX_TOTAL_MS / 1000} s`)
  const { path, ms } = longestTop(program)
  if (ms > MAX_TOP_MS)
    report(path, `above level ${TOP_LEVEL} (50 Hz) for ${ms / 1000} s at a time, more than ${MAX_TOP_MS / 1000} s`)
  // What is too long besides may be so long that nobody would wait for this.
  if (problems.length > 0 || !program.onSpot) return problems
  const longest = longestStay(program.segments)
  if (longest.ms > MAX_SPOT_MS)
    report(longest.path, `${longest.ms / 1000} s on a spot without a cue, more than ${MAX_SPOT_MS / 1000} s`)
  return problems
}
