// The rules for segments: what a motor can follow and what the player can hold. A broken rule is told with the segment.

import {
  MAX_LEVEL,
  MAX_NESTING,
  MAX_TICKS,
  MAX_TOTAL_MS,
  MIN_MS_PER_LEVEL,
  MIN_PERIOD_MS,
} from '../../src/program/format.ts'
import { MAX_REPEATS, MIN_ON_MS, MIN_REST_MS } from './limits.ts'
import type { Program, Segment } from './write.ts'

/** Takes a broken rule: the path of the segment, and the reason. */
export type Report = (path: string, reason: string) => void

const LONGEST = `${MAX_TOTAL_MS / 60_000} min (the longest session)`

const isWhole = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to

/** Checks the segments of a program, those of played programs too. Returns the level after the last. */
export function checkSegments(program: Program, report: Report): number {
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

  const checkSlope = (path: string, course: 'straight' | 'eased', levels: number, value: number) => {
    // Half a sine is steepest in its middle.
    const least = Math.ceil(levels * MIN_MS_PER_LEVEL * (course === 'eased' ? Math.PI / 2 : 1))
    if (value < least)
      report(path, `expected at least ${least} ms for ${levels} levels, the steepest ramp allowed; got ${value} ms`)
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

  /** Checks `segments` after the level `from`; returns the level after them. */
  const checkList = (
    segments: readonly Segment[],
    listPath: string,
    depth: number,
    from: number,
    playing: readonly Program[],
  ): number => {
    let level = from
    if (segments.length === 0) report(listPath, 'expected at least one segment, got none')
    segments.forEach((segment, i) => {
      const path = `${listPath}[${i}]`
      if (segment.kind === 'hold') {
        checkLevel(path, segment.level)
        checkHoldTime(path, segment.level, segment.time)
        level = segment.level
      } else if (segment.kind === 'ramp') {
        checkLevel(path, segment.to)
        checkTime(path, segment.time, MIN_ON_MS, 'a ramp')
        checkSlope(path, segment.course, Math.abs(segment.to - level), segment.time)
        level = segment.to
      } else if (segment.kind === 'wave') {
        checkWave(path, segment)
        level = segment.low
      } else if (segment.kind === 'cue') {
        if (!isWhole(segment.ticks, 1, MAX_TICKS))
          report(path, `expected 1 to ${MAX_TICKS} ticks, got ${segment.ticks}`)
        level = 0
      } else if (segment.kind === 'play') {
        const other = segment.program
        if (playing.includes(other)) report(path, `"${other.name}" plays itself: remove it here`)
        else level = checkList(other.segments, `${path}.${other.name}`, depth, level, [...playing, other])
      } else {
        if (!isWhole(segment.times, 1, MAX_REPEATS))
          report(path, `expected 1 to ${MAX_REPEATS} repeats, got ${segment.times}`)
        if (depth === MAX_NESTING) report(path, `expected repeats at most ${MAX_NESTING} deep, got one more`)
        else level = checkList(segment.segments, `${path}.segments`, depth + 1, level, playing)
      }
    })
    return level
  }

  return checkList(program.segments, 'segments', 0, 0, [program])
}
