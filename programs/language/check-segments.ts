// The rules for segments: what a motor can follow and what the player can hold. A broken rule is told with the segment.

import {
  MAX_LEVEL,
  MAX_NESTING,
  MAX_TICKS,
  MAX_TOTAL_MS,
  MIN_MS_PER_LEVEL,
  MIN_PERIOD_MS,
} from '../../src/program/format.ts'
import { MAX_BYTES, MAX_REPEATS, MIN_ON_MS, MIN_REST_MS } from './limits.ts'
import { levelAfter } from './measure.ts'
import type { Program, Segment } from './write.ts'

/** Takes a broken rule: the path of the segment, and the reason. */
export type Report = (path: string, reason: string) => void

const LONGEST = `${MAX_TOTAL_MS / 60_000} min (the longest session)`

const isWhole = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to

/** Played programs may play others, so deep. */
const MAX_PLAYING = 16

/** More do not fit into the bytes of a program, so more are not looked at. */
const MAX_SEGMENTS = MAX_BYTES / 2

/** Enough for anyone to mend at a time. */
const MAX_REPORTS = 100

/** Checks the segments of a program, those of played programs too, each list once. Returns the level after the last. */
export function checkSegments(program: Program, reportOne: Report): number {
  let count = 0
  let reports = 0
  const report: Report = (path, reason) => {
    if (++reports < MAX_REPORTS) reportOne(path, reason)
    else if (reports === MAX_REPORTS) reportOne(path, `${reason}; what follows was not checked`)
  }

  const checkLevel = (path: string, value: number) => {
    if (!isWhole(value, 0, MAX_LEVEL)) report(path, `expected a whole level from 0 to ${MAX_LEVEL}, got ${value}`)
  }

  const checkTime = (path: string, value: number, least: number, what: string) => {
    if (!isWhole(value, 1, MAX_TOTAL_MS)) report(path, `expected whole ms from 1 ms to ${LONGEST}, got ${value} ms`)
    else if (value < least)
      report(path, `expected ${what} of at least ${least} ms, the least that a motor can follow; got ${value} ms`)
  }

  const checkHoldTime = (path: string, level: number, value: number) =>
    level > 0 ? checkTime(path, value, MIN_ON_MS, 'a hold') : checkTime(path, value, MIN_REST_MS, 'a rest')

  const checkSlope = (path: string, course: 'straight' | 'eased', levels: number, value: number, when = '') => {
    // Half a sine is steepest in its middle.
    const least = Math.ceil(levels * MIN_MS_PER_LEVEL * (course === 'eased' ? Math.PI / 2 : 1))
    if (value < least)
      report(
        path,
        `expected at least ${least} ms for ${levels} levels${when}, the steepest ramp allowed; got ${value} ms`,
      )
  }

  const checkSlopes = (path: string, { course, low, high, rise, fall }: Segment & { kind: 'wave' }) => {
    if (course === 'square') {
      checkHoldTime(path, high, rise)
      checkHoldTime(path, low, fall)
    } else if (!isWhole(rise, 0, MAX_TOTAL_MS) || !isWhole(fall, 0, MAX_TOTAL_MS))
      report(path, `expected a rise and a fall in whole ms, at most ${LONGEST}; got ${rise} and ${fall} ms`)
    else {
      checkTime(path, rise + fall, MIN_PERIOD_MS, 'a period')
      // A rise or fall of 0 ms is a jump: the governor ramps it.
      if (rise > 0) checkSlope(path, course, high - low, rise)
      if (fall > 0) checkSlope(path, course, high - low, fall)
    }
  }

  const checkWave = (path: string, segment: Segment & { kind: 'wave' }) => {
    const { low, high, rise, fall, time } = segment
    checkLevel(path, low)
    checkLevel(path, high)
    if (low > high) report(path, `expected low at most as high as high, got low ${low} and high ${high}`)
    checkSlopes(path, segment)
    checkTime(path, time, MIN_ON_MS, 'a wave')
    if (time % (rise + fall) !== 0)
      report(path, `expected a whole number of periods of ${rise + fall} ms, got ${time} ms`)
  }

  /** Checks ramps at the beginning of another round, after the level `from`. */
  const checkFirstRamp = (segments: readonly Segment[], listPath: string, from: number): void => {
    const [first] = segments
    if (first?.kind !== 'ramp') return
    checkSlope(`${listPath}[0]`, first.course, Math.abs(first.to - from), first.time, ' in each further round')
  }

  /** The level after each list that was checked, by the level before it and by depth. */
  const checked = new Map<readonly Segment[], Map<string, number>>()

  /** Checks `segments` after the level `from`; returns the level after them. */
  const checkList = (
    segments: readonly Segment[],
    listPath: string,
    depth: number,
    from: number,
    playing: readonly Program[],
  ): number => {
    const known = checked.get(segments) ?? new Map<string, number>()
    checked.set(segments, known)
    const key = `${from} ${depth}`
    const before = known.get(key)
    if (before !== undefined) return before
    let level = from
    if (segments.length === 0) report(listPath, 'expected at least one segment, got none')
    if (count <= MAX_SEGMENTS && count + segments.length > MAX_SEGMENTS)
      report(listPath, `expected at most ${Math.floor(MAX_SEGMENTS)} segments in all, got more`)
    count += segments.length
    if (count > MAX_SEGMENTS) return level
    segments.forEach((segment, i) => {
      if (reports >= MAX_REPORTS) return
      const path = `${listPath}[${i}]`
      if (segment.kind === 'hold') {
        checkLevel(path, segment.level)
        checkHoldTime(path, segment.level, segment.time)
      } else if (segment.kind === 'ramp') {
        checkLevel(path, segment.to)
        checkTime(path, segment.time, MIN_ON_MS, 'a ramp')
        checkSlope(path, segment.course, Math.abs(segment.to - level), segment.time)
      } else if (segment.kind === 'wave') {
        checkWave(path, segment)
      } else if (segment.kind === 'cue') {
        if (!isWhole(segment.ticks, 1, MAX_TICKS))
          report(path, `expected 1 to ${MAX_TICKS} ticks, got ${segment.ticks}`)
      } else if (segment.kind === 'play') {
        const other = segment.program
        if (playing.includes(other)) report(path, `"${other.name}" plays itself: remove it here`)
        else if (playing.length > MAX_PLAYING)
          report(path, `expected programs that play others at most ${MAX_PLAYING} deep, got one more`)
        else level = checkList(other.segments, `${path}.${other.name}`, depth, level, [...playing, other])
        return
      } else {
        if (!isWhole(segment.times, 1, MAX_REPEATS))
          report(path, `expected 1 to ${MAX_REPEATS} repeats, got ${segment.times}`)
        if (depth === MAX_NESTING) report(path, `expected repeats at most ${MAX_NESTING} deep, got one more`)
        else {
          const end = checkList(segment.segments, `${path}.segments`, depth + 1, level, playing)
          if (segment.times > 1 && end !== level) checkFirstRamp(segment.segments, `${path}.segments`, end)
          level = end
        }
        return
      }
      level = levelAfter(segment)
    })
    known.set(key, level)
    return level
  }

  return checkList(program.segments, 'segments', 0, 0, [program])
}
