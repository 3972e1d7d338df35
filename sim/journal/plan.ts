// The state of the plan in the stored settings, and the days that it means for a session (src/routine/plan.ts).

import { DAYS_FIELD, LAST_SESSION_DAY_FIELD, PLAN_FIELD } from '../../src/memory/settings.ts'
import { DAILY_DAYS, PLAN_DAYS, UPKEEP_EVERY_DAYS } from '../../src/routine/plan.ts'

export const WEEK_DAYS = 7

export type Phase = 'daily' | 'every second day' | 'upkeep'

export interface Plan {
  /** Days and weeks are counted from 1. */
  day: number
  week: number
  phase: Phase
  /** done: today's session is done. rest: none is due. due: one is due today. waiting: one was due before today. */
  today: 'done' | 'rest' | 'due' | 'waiting'
}

export const phaseOf = (day: number): Phase =>
  day <= DAILY_DAYS ? 'daily' : day <= PLAN_DAYS ? 'every second day' : 'upkeep'

const INTERVAL_DAYS: Record<Phase, number> = { daily: 1, 'every second day': 2, upkeep: UPKEEP_EVERY_DAYS }

/** Days from one session to the next, on this day of the plan. */
export const intervalDays = (day: number): number => INTERVAL_DAYS[phaseOf(day)]

/** Whether the plan means this day for a session, if every session before was done. */
export function isPlanned(day: number): boolean {
  if (day <= DAILY_DAYS) return true
  if (day <= PLAN_DAYS) return (day - DAILY_DAYS) % 2 === 0
  return (day - PLAN_DAYS) % UPKEEP_EVERY_DAYS === 0
}

/** Undefined if no plan has begun. */
export function parsePlan(fields: readonly number[]): Plan | undefined {
  const [days, last, began] = [fields[DAYS_FIELD]!, fields[LAST_SESSION_DAY_FIELD]!, fields[PLAN_FIELD]!]
  if (began <= 0) return undefined
  const day = Math.max(1, days - began + 1)
  const late = days - last - intervalDays(day)
  const today = late > 0 ? 'waiting' : late === 0 ? 'due' : days === last ? 'done' : 'rest'
  return { day, week: Math.ceil(day / WEEK_DAYS), phase: phaseOf(day), today }
}
