// The plan: a session daily for ten days, every second day until week 12, then upkeep without an end. A mark does not
// end it: a knot can outlast its pain.

import { DAYS_FIELD, LAST_SESSION_DAY_FIELD, PLAN_FIELD, saved } from '../memory/settings.ts'

/** A session counts for the plan from this motor time on: a little more than half a `knot` program (proposal). */
export const PLAN_SESSION_MS = 180000
/** Days of the plan with a session each (S8). */
export const DAILY_DAYS = 10
/** Week 12 (S1), with a session every second day until then (proposal). */
export const PLAN_DAYS = 84
/** Then two or three times a week (proposal, seed 003). */
export const UPKEEP_EVERY_DAYS = 3

// Status of today's session. Also the number of dips.
export const NO_PLAN = 0
export const DONE = 1
export const DUE = 2
export const MISSED = 3

/** Begins the plan today, with a session that is due. */
export function beginPlan(): void {
  // Count on first: day 0 means no plan.
  saved[LAST_SESSION_DAY_FIELD] = saved[DAYS_FIELD]!++
  saved[PLAN_FIELD] = saved[DAYS_FIELD]!
}

/** NO_PLAN, DONE, DUE or MISSED. */
export function statusToday(): number {
  const day = saved[DAYS_FIELD]! - saved[PLAN_FIELD]!
  const everyDays = day < DAILY_DAYS ? 1 : day < PLAN_DAYS ? 2 : UPKEEP_EVERY_DAYS
  const lateDays = saved[DAYS_FIELD]! - saved[LAST_SESSION_DAY_FIELD]! - everyDays
  if (saved[PLAN_FIELD] === 0) return NO_PLAN
  return lateDays < 0 ? DONE : lateDays > 0 ? MISSED : DUE
}

/** Makes the next session due, for a power-up without a calendar: nobody knows how long the power was off. */
export function assumeSessionDue(): void {
  while (statusToday() === DONE) saved[DAYS_FIELD]!++
}
