// The panels of a plot: the figure of each, its scale, and the limits that are marked in it.

import { BAND_HZ } from '../../programs/language/write.ts'
import { OFF_BELOW_MV, OFF_FROM_C, SOFT_BELOW_MV, SOFT_FROM_C, START_MIN_MV } from '../../src/limits.ts'
import { MAX_LEVEL } from '../../src/program/format.ts'
import type { Figure, Range } from './log.ts'

/** A limit: a line across the panel, with a label beside it. */
export interface Mark {
  at: number
  label: string
  /** The class of the line. */
  kind: 'start' | 'soft' | 'stop'
}

export interface Panel {
  figure: Figure
  name: string
  unit: string
  /** One unit, in units of the figure. */
  one: number
  decimals: number
  height: number
  /** The scale. A figure beyond it widens it to the next multiple of `step`. */
  low: number
  high: number
  step: number
  /** It keeps its value until the next sample. */
  isHeld: boolean
  /** set: by the firmware. follows: it is measured in the world. */
  kind: 'set' | 'follows'
  marks: readonly Mark[]
  /** A shaded range. */
  band?: { low: number; high: number; label: string }
}

const volts = (mv: number): string => String(mv / 1000)

export const LIGHT: Panel = {
  figure: 'isLit',
  name: 'light',
  unit: '',
  one: 1,
  decimals: 0,
  height: 16,
  low: 0,
  high: 1,
  step: 1,
  isHeld: true,
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
  isHeld: false,
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
  isHeld: false,
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
  isHeld: false,
  kind: 'follows',
  marks: [
    { at: OFF_FROM_C, label: `${OFF_FROM_C} off`, kind: 'stop' },
    { at: SOFT_FROM_C, label: `${SOFT_FROM_C} softer`, kind: 'soft' },
  ],
}

/** From the top. */
export const PANELS: readonly Panel[] = [LIGHT, LEVEL, DUTY, MOTOR, BATTERY, CASE]

/** The ends of the panel's axis. */
export function scaleOf({ low, high, step }: Panel, range: Range | undefined): { low: number; high: number } {
  if (!range) return { low, high }
  return {
    low: Math.min(low, Math.floor(range.min / step) * step),
    high: Math.max(high, Math.ceil(range.max / step) * step),
  }
}

/** A value in the panel's unit, with as few digits as possible. */
export const inUnits = ({ one, decimals }: Panel, value: number): string =>
  String(Number((value / one).toFixed(decimals)) + 0)

/** "0 to 47.1 Hz". */
export function rangeInWords(panel: Panel, { min, max }: Range): string {
  if (panel.figure === 'isLit') return min === max ? (max > 0 ? 'always on' : 'always off') : 'off and on'
  const [from, to] = [inUnits(panel, min), inUnits(panel, max)]
  return `${from === to ? from : `${from} to ${to}`}${panel.unit ? ` ${panel.unit}` : ''}`
}
