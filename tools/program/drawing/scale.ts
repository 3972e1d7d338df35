// Both axes: what a frequency is as a level, and how far along the picture a time is.

import { BAND_HZ } from '../../../programs/language/write.ts'
import type { Run } from './run.ts'

/** Marks of the left axis, and of the right one in Hz. */
export const LEVEL_MARKS = [0, 25, 50, 75, 100] as const
export const HZ_MARKS = [20, 30, 40, 50, 60] as const

/** The level that a frequency stands for, with a fraction: 1 at the foot of the band, and from there down to 0 at standstill. */
export const levelOfHz = (hz: number): number =>
  hz < BAND_HZ.low ? hz / BAND_HZ.low : 1 + ((hz - BAND_HZ.low) * 99) / (BAND_HZ.high - BAND_HZ.low)

/** What the motor does, on the axis of levels. */
export const motorLevels = (run: Run): { ms: number; level: number }[] =>
  run.hertz.map(({ ms, hz }) => ({ ms, level: levelOfHz(hz) }))

/** How long the written curve is. */
export const writtenMs = (run: Run): number => run.written.at(-1)?.ms ?? 0

/** How much time is shown: all that is written, and the motor until it stands still. */
export const shownMs = (run: Run): number => Math.max(writtenMs(run), run.hertz.at(-1)?.ms ?? 0, 1)
