// The calendar of a journal: its sessions by week, and what the plan meant for each day. Without a plan the weeks begin
// on Mondays.

import { MAX_RECORDS } from '../../src/memory/journal.ts'
import { PLAN_SESSION_MS } from '../../src/routine/plan.ts'
import { intervalDays, isPlanned, WEEK_DAYS } from './plan.ts'
import type { Journal } from './read.ts'
import { estimateMs, type Session } from './sessions.ts'

/**
 * done: a session that counts for the plan. short: only a shorter session. due: a session is due, today. other: a session
 * was due, and none was done on this day. rest: none was due. unknown: nothing is known of the day.
 */
export type Day = 'done' | 'short' | 'due' | 'other' | 'rest' | 'unknown'

export interface Week {
  /** In the plan, from 1. Undefined before the plan began, and without one. */
  number?: number
  /** The first day, in days since 1970. */
  from: number
  days: Day[]
  /** Days with a session that counts, and days that the plan means for one, up to today. */
  done: number
  planned: number
  points: number
  /** Approximate motor time. */
  ms: number
}

/** Older weeks are left out. */
export const MAX_WEEKS = 26
/** Day 0 was a Thursday. */
const THURSDAY = 3

/** The first day of the plan, if the calendar is known. */
const planStart = ({ day, plan }: Journal): number | undefined => (day && plan ? day - plan.day + 1 : undefined)

/** Sessions before this day may have been overwritten. */
function firstKnownDay({ settings, sessions, totals }: Journal, oldest: number): number {
  const isWhole = settings === 'lost' ? sessions.length < MAX_RECORDS : totals.sessions <= sessions.length
  return isWhole ? Number.NEGATIVE_INFINITY : oldest
}

/** Weeks from the first session, or the first day of the plan, to the last stored day. None where no day is known. */
export function weeksOf(journal: Journal): Week[] {
  const dated = journal.sessions.filter(({ day }) => day !== undefined)
  const sessionDays = dated.map(({ day }) => day!)
  const last = Math.max(journal.day ?? 0, ...sessionDays)
  const began = planStart(journal)
  if (last === 0 || (sessionDays.length === 0 && began === undefined)) return []
  const oldest = Math.min(...sessionDays, last)
  const firstKnown = firstKnownDay(journal, oldest)
  const start = began ?? oldest - ((oldest + THURSDAY) % WEEK_DAYS)
  const weekOf = (day: number) => Math.floor((day - start) / WEEK_DAYS)
  const lastWeek = weekOf(last)
  const firstWeek = Math.max(weekOf(Math.max(firstKnown, Math.min(oldest, start))), lastWeek - MAX_WEEKS + 1)

  const sessionsOn = (day: number): Session[] => dated.filter((session) => session.day === day)
  const isDone = (day: number) => sessionsOn(day).some((session) => estimateMs(session) >= PLAN_SESSION_MS)
  const planDay = (day: number) => (began === undefined ? 0 : day - began + 1)
  const isKnown = (day: number) => day >= firstKnown && day <= last
  /** The last day with a session that counts. */
  let lastDone = Math.max(firstKnown, began ?? 0) - 1

  /** Called for one day after the other. */
  function classify(day: number): Day {
    if (!isKnown(day)) return 'unknown'
    if (isDone(day)) {
      lastDone = day
      return 'done'
    }
    const every = intervalDays(planDay(day))
    const late = day - lastDone - every
    if (sessionsOn(day).length > 0) return 'short'
    if (planDay(day) < 1 || late < 0) return 'rest'
    if (day === last) return 'due'
    return late % every === 0 ? 'other' : 'rest'
  }

  return Array.from({ length: lastWeek - firstWeek + 1 }, (_, i) => {
    const from = start + (firstWeek + i) * WEEK_DAYS
    const days = Array.from({ length: WEEK_DAYS }, (_, n) => from + n)
    const sessions = days.flatMap(sessionsOn)
    return {
      ...(planDay(from) >= 1 && { number: firstWeek + i + 1 }),
      from,
      days: days.map(classify),
      done: days.filter(isDone).length,
      planned: days.filter((day) => isKnown(day) && planDay(day) >= 1 && isPlanned(planDay(day))).length,
      points: sessions.reduce((sum, { points }) => sum + points, 0),
      ms: sessions.reduce((sum, session) => sum + estimateMs(session), 0),
    }
  })
}
