// The sessions of a journal by weeks, and what the plan meant each day for. Weeks are those of the plan, or, where there
// is none, those of the calendar.

import { MAX_RECORDS } from '../../src/memory/journal.ts'
import { PLAN_SESSION_MS } from '../../src/routine/plan.ts'
import { everyDays, isPlanned, WEEK_DAYS } from './plan.ts'
import type { Journal } from './read.ts'
import { lengthMs, type Session } from './sessions.ts'

/**
 * Of a day: a session was done, long enough for the plan, or shorter than that; one is due, today; one was due, and was
 * not done on this day; none was due; or nothing is known of it.
 */
export type Day = 'done' | 'short' | 'due' | 'other' | 'rest' | 'unknown'

export interface Week {
  /** Of the plan, from 1; undefined for one before it, or without it. */
  number?: number
  /** Its first day, in days since 1970. */
  from: number
  days: Day[]
  /** Days with a session that was long enough, and days that the plan means for one, up to today. */
  done: number
  planned: number
  points: number
  /** Motor time, about. */
  ms: number
}

/** What is older is left out. */
export const MOST_WEEKS = 26
/** Day 0 was a Thursday. */
const THURSDAY = 3

/** The day of the plan's week 1, as far as the days were counted by the calendar. */
const planFrom = ({ day, plan }: Journal): number | undefined => (day && plan ? day - plan.day + 1 : undefined)

/** No day before this is known: what was done then may be written over. */
function knownFrom({ settings, sessions, totals }: Journal, first: number): number {
  const isWhole = settings === 'lost' ? sessions.length < MAX_RECORDS : totals.sessions <= sessions.length
  return isWhole ? Number.NEGATIVE_INFINITY : first
}

/** The weeks from the first session or the first day of the plan up to the last day that is stored; none where no day is known. */
export function weeksOf(journal: Journal): Week[] {
  const dated = journal.sessions.filter(({ day }) => day !== undefined)
  const known = dated.map(({ day }) => day!)
  const last = Math.max(journal.day ?? 0, ...known)
  const began = planFrom(journal)
  if (last === 0 || (known.length === 0 && began === undefined)) return []
  const oldest = Math.min(...known, last)
  const least = knownFrom(journal, oldest)
  const start = began ?? oldest - ((oldest + THURSDAY) % WEEK_DAYS)
  const weekOf = (day: number) => Math.floor((day - start) / WEEK_DAYS)
  const lastWeek = weekOf(last)
  const firstWeek = Math.max(weekOf(Math.max(least, Math.min(oldest, start))), lastWeek - MOST_WEEKS + 1)

  const of = (day: number): Session[] => dated.filter((session) => session.day === day)
  const isDone = (day: number) => of(day).some((session) => lengthMs(session) >= PLAN_SESSION_MS)
  const planDay = (day: number) => (began === undefined ? 0 : day - began + 1)
  const isKnown = (day: number) => day >= least && day <= last
  /** The day of the last session for the plan. */
  let done = Math.max(least, began ?? 0) - 1

  function look(day: number): Day {
    if (!isKnown(day)) return 'unknown'
    if (isDone(day)) {
      done = day
      return 'done'
    }
    const every = everyDays(planDay(day))
    const late = day - done - every
    if (of(day).length > 0) return 'short'
    if (planDay(day) < 1 || late < 0) return 'rest'
    if (day === last) return 'due'
    return late % every === 0 ? 'other' : 'rest'
  }

  return Array.from({ length: lastWeek - firstWeek + 1 }, (_, i) => {
    const from = start + (firstWeek + i) * WEEK_DAYS
    const days = Array.from({ length: WEEK_DAYS }, (_, n) => from + n)
    const sessions = days.flatMap(of)
    return {
      ...(planDay(from) >= 1 && { number: firstWeek + i + 1 }),
      from,
      days: days.map(look),
      done: days.filter(isDone).length,
      planned: days.filter((day) => isKnown(day) && planDay(day) >= 1 && isPlanned(planDay(day))).length,
      points: sessions.reduce((sum, { points }) => sum + points, 0),
      ms: sessions.reduce((sum, session) => sum + lengthMs(session), 0),
    }
  })
}
