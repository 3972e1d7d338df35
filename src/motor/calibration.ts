// Calibration measures the voltages at which this motor starts and stops. The voltage creeps up until the maker presses
// because it turns, then down until the maker presses because it stopped. Level 1 can then be where it just turns.

import { CREEP_MV_PER_S } from '#device'
import { SECOND_MS } from '../time.ts'

/** Time between two changes of the duty: a prime, so that none coincides with a sensor check (once a second). */
export const STEP_MS = 97

export let isRising: boolean
let fromMv: number
let beganAt: number

/** Starts a creep up or down from `mv`. */
export function startCreep(isUp: boolean, mv: number, now: number): void {
  isRising = isUp
  fromMv = mv
  beganAt = now
}

/** The voltage at `now`, in mV; below 0 after the whole way down. */
export function mvAt(now: number): number {
  const crept = Math.floor(((now - beganAt) * CREEP_MV_PER_S) / SECOND_MS)
  return isRising ? fromMv + crept : fromMv - crept
}
