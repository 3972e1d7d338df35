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
} from '../../src/format.ts'
import { CYCLE_PARTS, type Program, type Segment } from './write.ts'

/** Shortest time on, and shortest rest between, that a motor can follow (docs/evidence.md, sections 6 and 7). */
export const MIN_ON_MS = 80
export const MIN_REST_MS = 60
/** A count is one byte. */
export const MAX_REPEATS = 255

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
    else if (segment.kind === 'cue') total += cueMs(segment.ticks)
    else total += segment.time
  }
  return total
}

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

  /** Walks segments from `from`, the level before them; returns the level after them. */
  const walk = (segments: readonly Segment[], path: string, depth: number, from: number): number => {
    if (segments.length === 0) report(path, 'is empty')
    segments.forEach((segment, i) => {
      const where = `${path}[${i}]`
      if (segment.kind === 'hold') {
        level(where, segment.level)
        time(where, segment.time, segment.level > 0 ? MIN_ON_MS : MIN_REST_MS, segment.level > 0 ? 'a hold' : 'a rest')
        from = segment.level
      } else if (segment.kind === 'ramp') {
        level(where, segment.to)
        time(where, segment.time, MIN_ON_MS, 'a ramp')
        const least = Math.abs(segment.to - from) * MIN_MS_PER_LEVEL
        if (segment.time < least)
          report(
            where,
            `a ramp over ${Math.abs(segment.to - from)} levels in ${segment.time} ms is steeper than the governor's (${least} ms)`,
          )
        from = segment.to
      } else if (segment.kind === 'wave') {
        level(where, segment.low)
        level(where, segment.high)
        time(where, segment.period, MIN_PERIOD_MS, 'a period')
        time(where, segment.time, MIN_ON_MS, 'a wave')
        if (segment.low > segment.high) report(where, `low ${segment.low} is above high ${segment.high}`)
        if (segment.time % segment.period !== 0)
          report(where, `${segment.time} ms is not a whole number of periods of ${segment.period} ms`)
        from = segment.low
      } else if (segment.kind === 'cue') {
        if (!isWhole(segment.ticks, 1, MAX_TICKS)) report(where, `${segment.ticks} ticks, not 1 to ${MAX_TICKS}`)
        from = 0
      } else {
        if (!isWhole(segment.times, 1, MAX_REPEATS)) report(where, `${segment.times} times, not 1 to ${MAX_REPEATS}`)
        if (depth === MAX_NESTING) report(where, `repeats nest deeper than ${MAX_NESTING}`)
        else from = walk(segment.segments, `${where}.segments`, depth + 1, from)
      }
    })
    return from
  }

  if (!/^[a-z][a-z0-9-]{0,15}$/.test(program.name)) report('name', `"${program.name}" is not a short lower-case word`)
  if (program.title === '') report('title', 'is empty')
  if (program.about === '') report('about', 'is empty')
  for (const part of program.serves)
    if (!CYCLE_PARTS.includes(part)) report('serves', `"${part}" is none of ${CYCLE_PARTS.join(', ')}`)
  if (program.serves.length === 0) report('serves', 'names no part of the knot cycle')

  const end = walk(program.segments, 'segments', 0, 0)
  if (end !== 0) report('segments', `ends at level ${end}: the last segment must bring it to 0`)
  const total = totalMs(program.segments)
  if (total > MAX_TOTAL_MS)
    report('segments', `takes ${total / 1000} s, longer than a session's ${MAX_TOTAL_MS / 1000} s`)
  return problems
}
