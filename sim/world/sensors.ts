// What the board reads of the cell and of the case: a divider and a thermistor on a converter that counts in whole
// steps and is not quiet (docs/owner/evidence.md, section 6.1: 10 kohm at 25 °C, B 3939 K, from S47).

import { exp, ln } from './exact.ts'
import { BATTERY_NOISE, HEAT_NOISE, noise } from './random.ts'

/** The nRF52 and the RP2040 both count to 4096. */
const FULL_SCALE = 4095
/** The battery comes halved, on a converter of 3.3 V. */
const BATTERY_FULL_MV = 6600
const R25_OHM = 10_000
const BETA_K = 3939
const T25_K = 298.15
const ZERO_K = 273.15
/** From the supply to the thermistor. */
const SERIES_OHM = 10_000

export type Wire = 'fine' | 'open' | 'shorted'

/** What the converter makes of a share of its scale, with noise of `steps`. */
function count(share: number, steps: number, seed: number, purpose: number, ms: number): number {
  const counted = Math.round(share * FULL_SCALE + steps * noise(seed, purpose, ms))
  return counted < 0 ? 0 : counted > FULL_SCALE ? FULL_SCALE : counted
}

/** mV as read at `ms`, with noise of `steps` of the converter. */
export function readMv(volts: number, steps: number, seed: number, ms: number): number {
  const counted = count((volts * 1000) / BATTERY_FULL_MV, steps, seed, BATTERY_NOISE, ms)
  return Math.round((counted * BATTERY_FULL_MV) / FULL_SCALE)
}

export const thermistorOhm = (celsius: number): number => R25_OHM * exp(BETA_K / (celsius + ZERO_K) - BETA_K / T25_K)

/** What it leaves of the scale, 0..1. */
export function thermistorShare(celsius: number): number {
  const ohm = thermistorOhm(celsius)
  return ohm / (ohm + SERIES_OHM)
}

/** The °C that an ohm stands for. */
export const thermistorC = (ohm: number): number => 1 / (1 / T25_K + ln(ohm / R25_OHM) / BETA_K) - ZERO_K

/** Whole °C as read at `ms`. A broken wire reads as far too cold, a shorted one as far too hot. */
export function readCelsius(celsius: number, wire: Wire, steps: number, seed: number, ms: number): number {
  const share = wire === 'open' ? 1 : wire === 'fine' ? thermistorShare(celsius) : 0
  const counted = count(share, steps, seed, HEAT_NOISE, ms)
  // Nothing or everything would be no ohm or endless ones; the converter's first and last step are what it can tell.
  const between = Math.min(Math.max(counted, 1), FULL_SCALE - 1)
  return Math.round(thermistorC((SERIES_OHM * between) / (FULL_SCALE - between)))
}
