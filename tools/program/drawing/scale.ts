// The axes of a drawing: levels, frequencies as levels, and the length of the time axis.

import { BAND_HZ } from '../../../programs/language/write.ts'
import type { Simulation } from './simulate.ts'

/** Marks of the left axis in levels, and of the right axis in Hz. */
export const LEVEL_MARKS = [0, 25, 50, 75, 100] as const
export const HZ_MARKS = [20, 30, 40, 50, 60] as const

/** The level of a frequency, with a fraction. The lowest frequency of the band is level 1, and standstill is level 0. */
export const levelOfHz = (hz: number): number =>
  hz < BAND_HZ.low ? hz / BAND_HZ.low : 1 + ((hz - BAND_HZ.low) * 99) / (BAND_HZ.high - BAND_HZ.low)

/** The motor's frequency over time, as levels. */
export const motorLevels = (simulation: Simulation): { ms: number; level: number }[] =>
  simulation.hertz.map(({ ms, hz }) => ({ ms, level: levelOfHz(hz) }))

/** Length of the written curve. */
export const writtenMs = (simulation: Simulation): number => simulation.written.at(-1)?.ms ?? 0

/** Length of the time axis: the written curve, and the motor until it stands still. */
export const shownMs = (simulation: Simulation): number =>
  Math.max(writtenMs(simulation), simulation.hertz.at(-1)?.ms ?? 0, 1)
