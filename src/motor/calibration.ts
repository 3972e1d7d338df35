// Finds out at what volts this very motor begins to turn, and at what it stops: the volts creep up until the maker
// presses because it turns, then down until he presses because it stopped. Level 1 can then be such that it just turns.

import { SECOND_MS } from '../time.ts'

/** A motor that turns at less is not one for a massager: the time below is saved. */
export const FROM_MV = 200
/** More than any motor here may get; the governor gives it no more than that anyway. */
export const UP_TO_MV = 3300
/** So slow that who presses 0.3 s late is off by 24 mV, which is less than the margin (proposal). */
export const CREEP_MV_PER_S = 80
/** The duty is set this often while it creeps: a prime, so that it falls together with no look at the sensors (once a second). */
export const STEP_MS = 97

/** The volts go up; else down. */
export let isRising: boolean
let fromMv: number
let beganAt: number

/** The volts creep up or down from here. */
export function startCreep(up: boolean, mv: number, now: number): void {
  isRising = up
  fromMv = mv
  beganAt = now
}

/** Volts at `now`, in mV. Below 0 it has crept all the way down. */
export function mvAt(now: number): number {
  const crept = Math.floor(((now - beganAt) * CREEP_MV_PER_S) / SECOND_MS)
  return isRising ? fromMv + crept : fromMv - crept
}
