// How long a program takes: in all, above the top level, and on one spot. It is computed, not played.

import { cueMs } from '../../src/program/format.ts'
import { TOP_LEVEL } from './limits.ts'
import { type Leaf, makeSum, measure } from './measure.ts'
import { BREAK, joinRuns, makeRuns, makeWhole, type Run, type Runs } from './runs.ts'
import type { Program, Segment } from './write.ts'

const timeOf = (segment: Leaf): number => (segment.kind === 'cue' ? cueMs(segment.ticks) : segment.time)

/** The time that segments take together, in ms. */
export const sumMs = (segments: readonly Segment[]): number => measure(segments, makeSum(timeOf))

/** A piece of the curve counts as above the top level if one of its ends is. */
function findTopRuns(segment: Leaf, before: number): Runs {
  if (segment.kind === 'cue') return BREAK
  if (segment.kind === 'hold') return segment.level > TOP_LEVEL ? makeWhole(segment.time) : BREAK
  if (segment.kind === 'ramp') return Math.max(before, segment.to) > TOP_LEVEL ? makeWhole(segment.time) : BREAK
  const { course, low, high, rise, fall, time } = segment
  if (high <= TOP_LEVEL) return BREAK
  if (course !== 'square' || low > TOP_LEVEL) return makeWhole(time)
  const period = joinRuns(makeWhole(rise), BREAK, 1)
  return joinRuns(period, period, time / (rise + fall) - 1)
}

function findLongest(segments: readonly Segment[], of: (segment: Leaf, before: number) => Runs): Run {
  const { path, ms } = measure(segments, makeRuns(of)).longest
  return { path: ms > 0 ? `segments${path}` : '', ms }
}

/** The longest unbroken time above TOP_LEVEL. */
export const findLongestTopRun = ({ segments }: Pick<Program, 'segments'>): Run => findLongest(segments, findTopRuns)

/** The longest time without a cue. */
export const findLongestSpotRun = (segments: readonly Segment[]): Run =>
  findLongest(segments, (segment) => (segment.kind === 'cue' ? BREAK : makeWhole(timeOf(segment))))
