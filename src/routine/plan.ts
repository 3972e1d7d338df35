// The plan: daily for ten days, every second day to week 12, then upkeep, for as long as the device lives. Nothing ends
// it: that the pain is gone does not mean that the knot is.

import { DAYS_FIELD, LAST_SESSION_DAY_FIELD, PLAN_FIELD, saved } from '../memory/settings.ts'

/** A session of less motor time is none for the plan: a little more than half of one go at a knot (proposal). */
export const PLAN_SESSION_MS = 180000
/** Days of the plan with a session each (S8). */
export const DAILY_DAYS = 10
/** Week 12 (S1), with a session every second day until then (proposal). */
export const PLAN_DAYS = 84
/** Then two or three times a week (proposal, seed 003). */
export const UPKEEP_EVERY_DAYS = 3

// What there is to say of today's session: so often the light winks.
export const NO_PLAN = 0
export const DONE = 1
export const DUE = 2
export const MISSED = 3

/** Begins today, with a session that is due. */
export function beginPlan(): void {
  // So that no plan begins on day 0, which stands for none.
  saved[LAST_SESSION_DAY_FIELD] = saved[DAYS_FIELD]!++
  saved[PLAN_FIELD] = saved[DAYS_FIELD]!
}

/** How it stands with today's session. */
export function statusToday(): number {
  const day = saved[DAYS_FIELD]! - saved[PLAN_FIELD]!
  const everyDays = day < DAILY_DAYS ? 1 : day < PLAN_DAYS ? 2 : UPKEEP_EVERY_DAYS
  const late = saved[DAYS_FIELD]! - saved[LAST_SESSION_DAY_FIELD]! - everyDays
  if (saved[PLAN_FIELD] === 0) return NO_PLAN
  return late < 0 ? DONE : late > 0 ? MISSED : DUE
}

/** Power was off for nobody knows how long: long enough for the next session to be due. */
export function assumeSessionDue(): void {
  while (statusToday() === DONE) saved[DAYS_FIELD]!++
}
