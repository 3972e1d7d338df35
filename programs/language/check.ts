// Checks a written program before it is compiled: its fields, its segments, and the times on it as a whole.

import { MAX_TOTAL_MS } from '../../src/program/format.ts'
import { checkSegments } from './check-segments.ts'
import { MAX_SPOT_MS, MAX_TOP_MS, TOP_LEVEL } from './limits.ts'
import { findLongestSpotRun, findLongestTopRun, sumMs } from './timing.ts'
import { CYCLE_PARTS, type Program } from './write.ts'

/** A rule that a program breaks. */
export interface Problem {
  /** The path of the segment, "segments[2].segments[0]", or the field of the program. */
  place: string
  reason: string
}

/** Every rule that the program breaks; none if it may be compiled. */
export function checkProgram(program: Program): Problem[] {
  const problems: Problem[] = []
  const report = (place: string, reason: string) => problems.push({ place, reason })

  if (!/^[a-z][a-z0-9-]{0,15}$/.test(program.name))
    report('name', `expected a lower-case letter and at most 15 of a-z, 0-9 and "-" after it, got "${program.name}"`)
  if (program.title === '') report('title', 'expected a text, got an empty one')
  if (program.about === '') report('about', 'expected a text, got an empty one')
  for (const part of program.serves)
    if (!CYCLE_PARTS.includes(part)) report('serves', `expected ${CYCLE_PARTS.join(', ')}, got "${part}"`)
  const end = checkSegments(program, report)
  if (end !== 0) report('segments', `expected level 0 at the end, got ${end}: add a ramp to 0`)
  if (problems.length > 0) return problems

  const totalMs = sumMs(program.segments)
  if (totalMs > MAX_TOTAL_MS)
    report('segments', `expected at most ${MAX_TOTAL_MS / 1000} s, the longest session; got ${totalMs / 1000} s`)
  const top = findLongestTopRun(program)
  if (top.ms > MAX_TOP_MS)
    report(
      top.path,
      `expected at most ${MAX_TOP_MS / 1000} s at a time above level ${TOP_LEVEL} (50 Hz), got ${top.ms / 1000} s`,
    )
  // A program that is too long may have so many repeats that the next search would not end in time.
  if (problems.length > 0 || !program.onSpot) return problems
  const spot = findLongestSpotRun(program.segments)
  if (spot.ms > MAX_SPOT_MS)
    report(
      spot.path,
      `expected at most ${MAX_SPOT_MS / 1000} s on a spot without a cue, got ${spot.ms / 1000} s: add a cue`,
    )
  return problems
}
