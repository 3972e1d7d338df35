// What is counted of a day: motor time, and hand time, the vibration of the hand that holds the device. A calendar clears
// both on a new day. Without one nobody knows how long the device was without power, so the limit of motor time does not
// hold, and hand time fades with the time that the device is powered (docs/contributor/decisions.md).

import { MAX_CALENDAR_STEP_DAYS } from '../limits.ts'
import { DAY_MS } from '../time.ts'

// The next four are stored, so that a power cut does not clear the day.
/** Days since 1970; 0 where the calendar was never known. */
export let dayNumber: number
/** Motor time, in ms. */
export let usedMs: number
/** Hand time, in Hz² s. */
export let handHz2s: number
/** The part of handHz2s that was counted before this power-up, in Hz² s. */
export let earlierHz2s: number

/** Whether the calendar was known at the last check. */
export let isDayKnown: boolean
/** Days that began with the last check, by the calendar or by 24 h of power; 0 for most checks. */
export let newDays: number

/** Begin of the day that 24 h of power end, in ms. */
let dayBeganAt: number
/** Hand time has faded up to here, in ms; below 0 before the first check. */
let fadedAt: number

/** Starts as after power-up, with the counts that were stored. */
export function reset(day: number, dayMs: number, dayHz2s: number, earlier: number): void {
  dayNumber = day
  usedMs = dayMs
  handHz2s = dayHz2s
  earlierHz2s = earlier
  newDays = dayBeganAt = 0
  fadedAt = -1
  isDayKnown = false
}

/**
 * Starts the days that have begun. `day` is the calendar's, 0 where it is unknown. A calendar that went back is believed
 * at power-up only, and clears nothing; meanwhile, and without one, a day is 24 h of power.
 *
 * Without a calendar, hand time fades by `maxHz2s` in a day, and at power-up only what the last use counted is left: an
 * owner who switches the device off after each session would be refused for good otherwise. `maxHz2s` is 0 in a session,
 * so that its record has all its hand time.
 */
export function startNewDays(day: number, maxHz2s: number, now: number): void {
  const isFirst = fadedAt < 0
  isDayKnown = day > 0
  if (isFirst && isDayKnown) dayNumber = Math.min(dayNumber, day)
  if (isDayKnown && day >= dayNumber) newDays = dayNumber && Math.min(day - dayNumber, MAX_CALENDAR_STEP_DAYS)
  else newDays = Math.floor((now - dayBeganAt) / DAY_MS)
  if (newDays > 0) {
    dayBeganAt = now
    usedMs = 0
    if (isDayKnown) handHz2s = 0
  }
  if (day > dayNumber) dayNumber = day
  if (maxHz2s === 0) return
  if (!isDayKnown) {
    if (!isFirst) handHz2s -= ((now - fadedAt) * maxHz2s) / DAY_MS
    else if (handHz2s > earlierHz2s) earlierHz2s = handHz2s -= earlierHz2s
  }
  handHz2s = Math.max(0, handHz2s)
  earlierHz2s = Math.min(earlierHz2s, handHz2s)
  fadedAt = now
}

/** Adds `ms` of motor time, each of `hz2sPerMs` hand time. */
export function addUse(ms: number, hz2sPerMs: number): void {
  usedMs += ms
  handHz2s += ms * hz2sPerMs
}
