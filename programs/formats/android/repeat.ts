// What Android's waveforms share: strengths from 0 to 255, and an end that may repeat forever.

import { MAX_REPEATS } from '../../language/limits.ts'
import { sumMs } from '../../language/timing.ts'
import { repeat, type Segment } from '../../language/write.ts'
import { fitToMotor } from '../envelope/fit-to-motor.ts'
import { type Line, sumLineMs } from '../envelope/line.ts'
import { refuse } from '../format.ts'
import type { Notes } from '../notes.ts'

export const MAX_AMPLITUDE = 255
/** For amplitudes that are up to the phone: its full strength, unless its maker chose another. */
export const DEFAULT_LEVEL = 100

/** How long to play an end that repeats forever: as long as the shortest program of the rotation. */
export const REPEAT_FOR_MS = 120_000

export interface RepeatedLines {
  /** Played once. */
  head: readonly Line[]
  /** Played again and again; empty if nothing repeats. */
  round: readonly Line[]
  /** Where the repeat stands in the file. */
  place: string
}

export function fitRepeated({ head, round, place }: RepeatedLines, notes: Notes): Segment[] {
  const before = fitToMotor(head, notes)
  if (round.length === 0) return before
  if (sumLineMs(round) === 0) refuse(place, 'expected a repeat that takes time, got one of 0 ms')
  const segments = fitToMotor(round, notes)
  const roundMs = sumMs(segments)
  // Less than half a millisecond is rounded to nothing.
  if (roundMs === 0) return before
  const times = Math.min(MAX_REPEATS, Math.max(1, Math.floor(REPEAT_FOR_MS / roundMs)))
  notes.add(place, `repeats forever: played ${times} times, ${(times * roundMs) / 1000} s`)
  return [...before, repeat(times, segments)]
}
