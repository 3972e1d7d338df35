// What Android's waveforms have in common: strengths 0..255, and an end that may repeat for ever.

import { totalMs } from '../language/check.ts'
import { repeat, type Segment } from '../language/write.ts'
import { fit } from './fit.ts'
import { type Notes, refuse } from './format.ts'
import { type Stretch, totalOf } from './stretches.ts'

export const MAX_AMPLITUDE = 255
/** The phone's own strength for patterns without one: its full strength unless its maker says otherwise. */
export const DEFAULT_LEVEL = 100

/** As long as the shortest program of the rotation: nothing that never ends can be played. */
export const REPEAT_FOR_MS = 120_000
const MAX_TIMES = 255

/** Plays `head` once and `round` over and over, for REPEAT_FOR_MS. */
export function withRepeat(
  head: readonly Stretch[],
  round: readonly Stretch[],
  place: string,
  notes: Notes,
): Segment[] {
  const before = fit(head, notes)
  if (round.length === 0) return before
  if (totalOf(round) === 0) refuse(place, 'repeats nothing for ever')
  const segments = fit(round, notes)
  const roundMs = totalMs(segments)
  // A round of less than half a millisecond vanishes.
  if (roundMs === 0) return before
  const times = Math.min(MAX_TIMES, Math.max(1, Math.floor(REPEAT_FOR_MS / roundMs)))
  notes.add(place, `repeats for ever: played ${times} times, ${(times * roundMs) / 1000} s`)
  return [...before, repeat(times, segments)]
}
