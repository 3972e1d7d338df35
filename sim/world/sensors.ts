// The readings of cell and case: a divider and a thermistor on a converter with whole steps and noise
// (docs/owner/evidence.md, section 6.1: 10 kohm at 25 °C, B 3939 K, from S47).

import { exp, ln } from './exact.ts'
import { BATTERY_NOISE, drawNormal, HEAT_NOISE, SENSE_NOISE } from './random.ts'

/** The converters of the nRF52 and the RP2040 have 4096 steps. */
const FULL_SCALE = 4095
/** The converter takes 3.3 V. */
const REFERENCE_MV = 3300
/** The divider halves the battery. */
const BATTERY_FULL_MV = 2 * REFERENCE_MV
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

/**
 * The reading at `ms` in mV, with noise of `steps` of the converter, behind a divider that suits a supply of
 * `cells` times 4.2 V.
 */
export function readMv(volts: number, steps: number, seed: number, ms: number, cells = 1): number {
  const fullMv = BATTERY_FULL_MV * cells
  const counted = convert((volts * 1000) / fullMv, steps, seed, BATTERY_NOISE, ms)
  return Math.round((counted * fullMv) / FULL_SCALE)
}

/** A sensor of the current: its output for one A and at none, in mV, and what flows through it. */
export interface CurrentSensor {
  mvPerA: number
  offsetMv: number
  of: 'motor' | 'supply'
}

/** The share of the converter's scale at a sensor with `amps` through it, whose output is `errorMv` off. */
export const senseShare = ({ mvPerA, offsetMv }: CurrentSensor, amps: number, errorMv: number): number =>
  (offsetMv + errorMv + amps * mvPerA) / REFERENCE_MV

/** The same as the converter reads it at `ms`. */
export const readSenseShare = (share: number, steps: number, seed: number, ms: number): number =>
  convert(share, steps, seed, SENSE_NOISE, ms) / FULL_SCALE

/** What a board makes of this share, in mA. */
export const milliampsAt = ({ offsetMv, mvPerA }: CurrentSensor, share: number): number =>
  ((share * REFERENCE_MV - offsetMv) * 1000) / mvPerA

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
