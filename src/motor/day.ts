// What is counted of a day, motor time and hand time, and when a new day clears it.

import { MAX_CALENDAR_STEP_DAYS } from '../limits.ts'
import { DAY_MS } from '../time.ts'

// The next three are stored, so that a power cut does not clear the day.
/** Days since 1970; 0 where the calendar was never known. */
export let dayNumber: number
/** Motor time, in ms. */
export let usedMs: number
/** Hand time, in Hz² s. */
export let handHz2s: number
/** Days that began with the last check, by the calendar or by 24 h of power; 0 for most checks. */
export let newDays: number

/** Begin of the day that 24 h of power end, in ms. */
let dayBeganAt: number

/** Starts as after power-up, with the counts that were stored. */
export function reset(day: number, dayMs: number, dayHz2s: number): void {
  dayNumber = day
  usedMs = dayMs
  handHz2s = dayHz2s
  newDays = dayBeganAt = 0
}

/**
 * Clears the counts on a new day. `day` is the calendar's, 0 where it is unknown. Without a calendar, or if it went
 * back, a day is 24 h of power.
 */
export function startNewDays(day: number, now: number): void {
  // A known day lasts until the calendar changes, however long the power has been on.
  if (day > 0 && day >= dayNumber) newDays = dayNumber && Math.min(day - dayNumber, MAX_CALENDAR_STEP_DAYS)
  else newDays = Math.floor((now - dayBeganAt) / DAY_MS)
  if (newDays > 0) {
    dayBeganAt = now
    usedMs = handHz2s = 0
  }
  if (day > dayNumber) dayNumber = day
}

/** Adds `ms` of motor time, each of `hz2sPerMs` hand time. */
export function addUse(ms: number, hz2sPerMs: number): void {
  usedMs += ms
  handHz2s += ms * hz2sPerMs
}
