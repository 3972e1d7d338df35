// How long a program takes: in all, above the top level, and on one spot.

import { cueMs } from '../../src/program/format.ts'
import { listPieces } from './curve.ts'
import { TOP_LEVEL } from './limits.ts'
import type { Program, Segment } from './write.ts'

/** An unbroken time, and the segment in which it begins. */
export interface Run {
  path: string
  ms: number
}

/** The time that segments take together, in ms. */
export function sumMs(segments: readonly Segment[]): number {
  let total = 0
  for (const segment of segments) {
    if (segment.kind === 'repeat') total += segment.times * sumMs(segment.segments)
    else if (segment.kind === 'play') total += sumMs(segment.program.segments)
    else if (segment.kind === 'cue') total += cueMs(segment.ticks)
    else total += segment.time
  }
  return total
}

/** The longest unbroken time above TOP_LEVEL. */
export function findLongestTopRun(program: Pick<Program, 'segments'>): Run {
  const longest: Run = { path: '', ms: 0 }
  let run: Run = { path: '', ms: 0 }
  for (const { path, ms, at } of listPieces(program)) {
    const isTop = at(0) > TOP_LEVEL || at(ms) > TOP_LEVEL
    run = isTop ? { path: run.path || path, ms: run.ms + ms } : { path: '', ms: 0 }
    if (run.ms > longest.ms) Object.assign(longest, run)
  }
  return longest
}

/** The longest time without a cue. */
export function findLongestSpotRun(segments: readonly Segment[]): Run {
  const longest: Run = { path: '', ms: 0 }
  let run: Run = { path: 'segments[0]', ms: 0 }
  const visit = (list: readonly Segment[], parentPath: string): void =>
    list.forEach((segment, i) => {
      const path = `${parentPath}[${i}]`
      if (segment.kind === 'repeat')
        for (let time = 0; time < segment.times; time++) visit(segment.segments, `${path}.segments`)
      else if (segment.kind === 'play') visit(segment.program.segments, `${path}.${segment.program.name}`)
      else if (segment.kind === 'cue') run = { path, ms: 0 }
      else run.ms += segment.time
      if (run.ms > longest.ms) Object.assign(longest, run)
    })
  visit(segments, 'segments')
  return longest
}
