// The readings of cell and case: a divider and a thermistor on a converter with whole steps and noise
// (docs/owner/evidence.md, section 6.1: 10 kohm at 25 °C, B 3939 K, from S47).

import { exp, ln } from './exact.ts'
import { BATTERY_NOISE, drawNormal, HEAT_NOISE } from './random.ts'

/** The converters of the nRF52 and the RP2040 have 4096 steps. */
const FULL_SCALE = 4095
/** The divider halves the battery; the converter takes 3.3 V. */
const BATTERY_FULL_MV = 6600
const R25_OHM = 10_000
const BETA_K = 3939
const T25_K = 298.15
const ZERO_K = 273.15
/** The resistor from the supply to the thermistor. */
const SERIES_OHM = 10_000

export type Wire = 'fine' | 'open' | 'shorted'

/** The steps that the converter counts at this share of its scale, with noise of `steps`. */
function convert(share: number, steps: number, seed: number, purpose: number, ms: number): number {
  const counted = Math.round(share * FULL_SCALE + steps * drawNormal(seed, purpose, ms))
  return counted < 0 ? 0 : counted > FULL_SCALE ? FULL_SCALE : counted
}

/** The reading at `ms` in mV, with noise of `steps` of the converter. */
export function readMv(volts: number, steps: number, seed: number, ms: number): number {
  const counted = convert((volts * 1000) / BATTERY_FULL_MV, steps, seed, BATTERY_NOISE, ms)
  return Math.round((counted * BATTERY_FULL_MV) / FULL_SCALE)
}

export const thermistorOhm = (celsius: number): number => R25_OHM * exp(BETA_K / (celsius + ZERO_K) - BETA_K / T25_K)

/** The share of the scale, 0..1, at the divider of the thermistor. */
export function thermistorShare(celsius: number): number {
  const ohm = thermistorOhm(celsius)
  return ohm / (ohm + SERIES_OHM)
}

/** °C of a thermistor with this resistance. */
export const thermistorC = (ohm: number): number => 1 / (1 / T25_K + ln(ohm / R25_OHM) / BETA_K) - ZERO_K

/** The reading at `ms` in whole °C. An open wire reads far too cold, a shorted wire far too hot. */
export function readCelsius(celsius: number, wire: Wire, steps: number, seed: number, ms: number): number {
  const share = wire === 'open' ? 1 : wire === 'fine' ? thermistorShare(celsius) : 0
  const counted = convert(share, steps, seed, HEAT_NOISE, ms)
  // The ends of the scale would be 0 and infinite ohm: the first and the last step in between are the limits.
  const between = Math.min(Math.max(counted, 1), FULL_SCALE - 1)
  return Math.round(thermistorC((SERIES_OHM * between) / (FULL_SCALE - between)))
}
