// The panels of a plot: which figure each shows, on what scale, and which limits are marked in it.

import { BAND_HZ } from '../../programs/language/write.ts'
import { OFF_BELOW_MV, OFF_FROM_C, SOFT_BELOW_MV, SOFT_FROM_C, START_MIN_MV } from '../../src/limits.ts'
import { MAX_LEVEL } from '../../src/program/format.ts'
import type { Figure, Range } from './log.ts'

/** A limit: a line across the panel, and a word beside it. */
export interface Mark {
  at: number
  label: string
  /** Its class. */
  kind: 'start' | 'soft' | 'stop'
}

export interface Panel {
  figure: Figure
  name: string
  unit: string
  /** One of the unit, in those of the figure. */
  one: number
  decimals: number
  height: number
  /** What is shown at least; a figure beyond widens it, to the next multiple of `step`. */
  low: number
  high: number
  step: number
  /** Whether it keeps its value until the next sample. */
  held: boolean
  /** Whether the firmware sets it, or the world follows. */
  kind: 'set' | 'follows'
  marks: readonly Mark[]
  /** Shaded. */
  band?: { low: number; high: number; label: string }
}

const volts = (mv: number): string => String(mv / 1000)

export const LIGHT: Panel = {
  figure: 'lit',
  name: 'light',
  unit: '',
  one: 1,
  decimals: 0,
  height: 16,
  low: 0,
  high: 1,
  step: 1,
  held: true,
  kind: 'set',
  marks: [],
}

const LEVEL: Panel = { ...LIGHT, figure: 'level', name: 'level', height: 56, high: MAX_LEVEL, step: 50 }
const DUTY: Panel = { ...LEVEL, figure: 'duty', name: 'duty', high: 1000, step: 500 }

const MOTOR: Panel = {
  figure: 'hertz',
  name: 'motor',
  unit: 'Hz',
  one: 1,
  decimals: 1,
  height: 72,
  low: 0,
  high: 70,
  step: 10,
  held: false,
  kind: 'follows',
  marks: [],
  band: { ...BAND_HZ, label: 'therapy band' },
}

const BATTERY: Panel = {
  figure: 'batteryMv',
  name: 'battery',
  unit: 'V',
  one: 1000,
  decimals: 2,
  height: 84,
  low: 3000,
  high: 4200,
  step: 200,
  held: false,
  kind: 'follows',
  marks: [
    { at: START_MIN_MV, label: `${volts(START_MIN_MV)} start`, kind: 'start' },
    { at: SOFT_BELOW_MV, label: `${volts(SOFT_BELOW_MV)} softer`, kind: 'soft' },
    { at: OFF_BELOW_MV, label: `${volts(OFF_BELOW_MV)} off`, kind: 'stop' },
  ],
}

const CASE: Panel = {
  figure: 'celsius',
  name: 'case',
  unit: '°C',
  one: 1,
  decimals: 1,
  height: 64,
  low: 20,
  high: 45,
  step: 5,
  held: false,
  kind: 'follows',
  marks: [
    { at: OFF_FROM_C, label: `${OFF_FROM_C} off`, kind: 'stop' },
    { at: SOFT_FROM_C, label: `${SOFT_FROM_C} softer`, kind: 'soft' },
  ],
}

/** From the top. */
export const PANELS: readonly Panel[] = [LIGHT, LEVEL, DUTY, MOTOR, BATTERY, CASE]

/** What the panel's axis goes from and to. */
export function scaleOf({ low, high, step }: Panel, range: Range | undefined): { low: number; high: number } {
  if (!range) return { low, high }
  return {
    low: Math.min(low, Math.floor(range.least / step) * step),
    high: Math.max(high, Math.ceil(range.most / step) * step),
  }
}

/** A value in the panel's unit, with no more digits than it takes. */
export const inUnits = ({ one, decimals }: Panel, value: number): string =>
  String(Number((value / one).toFixed(decimals)) + 0)

/** "0 to 47.1 Hz". */
export function rangeInWords(panel: Panel, { least, most }: Range): string {
  if (panel.figure === 'lit') return least === most ? (most > 0 ? 'always on' : 'always off') : 'off and on'
  const [from, to] = [inUnits(panel, least), inUnits(panel, most)]
  return `${from === to ? from : `${from} to ${to}`}${panel.unit ? ` ${panel.unit}` : ''}`
}
