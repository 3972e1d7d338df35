// A journal in words. They claim no effect that no study has shown, and blame nobody for a day without a session.

import { inWords, roundedMs } from '../../lib/duration.ts'
import * as journal from '../../src/memory/journal.ts'
import * as governor from '../../src/motor/governor.ts'
import { PLAN_DAYS } from '../../src/routine/plan.ts'
import { DAYS_MAX, REOPENED_MAX, VISITS_MAX } from '../../src/routine/spots.ts'
import { DAY_MS } from '../../src/time.ts'
import type { Day } from './calendar.ts'
import { type Plan, WEEK_DAYS } from './plan.ts'
import type { Journal } from './read.ts'
import type { Spot } from './spots.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "5 Oct", of days since 1970. */
export function dateOf(day: number): string {
  const date = new Date(day * DAY_MS)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}

/** The labels of the signs in a calendar. */
export const DAY_LABELS: Record<Exclude<Day, 'unknown'>, string> = {
  done: 'session',
  short: 'short',
  due: 'due',
  other: 'none done',
  rest: 'rest',
}

const ENDINGS: Record<number, string> = {
  [journal.BY_OWNER]: 'by hand',
  [governor.STOP_BATTERY]: 'low battery',
  [governor.STOP_HEAT]: 'too warm',
  [governor.STOP_REST]: '15 minutes',
  [governor.STOP_DAY]: 'day limit',
  [governor.STOP_HAND]: 'hand time',
  [journal.BY_PROGRAM]: 'program end',
  [journal.BY_CHARGER]: 'charger',
  [journal.BY_FAULT]: 'fault',
  [journal.BY_POWER_CUT]: 'power cut',
  [journal.BY_STUCK_BUTTON]: 'stuck button',
  [journal.BY_STALL]: 'motor held',
}

/** How a session ended. Later firmware may know more reasons. */
export const endingOf = (ending: number): string => ENDINGS[ending] ?? 'unknown'

export const count = (number: number, one: string, more = `${one}s`): string => `${number} ${number === 1 ? one : more}`

export function totalsOf({ totals: { sessions, runMs }, pressedMs }: Journal): string {
  if (sessions === 0) return 'No session yet.'
  const totals = `${count(sessions, 'session')}, ${inWords(roundedMs(runMs))} of motor time.`
  return pressedMs ? `${totals} Pressed for ${inWords(roundedMs(pressedMs))} of it.` : totals
}

const TODAY: Record<Plan['today'], string> = {
  done: "today's session is done",
  rest: 'a day of rest',
  due: 'a session is due today',
  waiting: 'a session is waiting',
}

export function planOf({ plan, settings }: Journal): string {
  if (settings === 'lost') return 'The stored plan cannot be read.'
  if (!plan) return 'No plan yet. Press twice while the device is off to begin one.'
  const weeks = plan.day > PLAN_DAYS ? '' : ` of ${PLAN_DAYS / WEEK_DAYS}`
  const phase = plan.phase === 'upkeep' ? 'upkeep, every third day' : plan.phase
  return `Plan: day ${plan.day}, week ${plan.week}${weeks}, ${phase}; ${TODAY[plan.today]}.`
}

export function spotOf({ number, status, reopened, visits, days, wasReferred }: Spot): string {
  const times = ['once', 'twice'][reopened - 1] ?? `${reopened} times`
  const span = status === 'painful' ? `in ${count(days, 'day')}` : 'since'
  const parts = [
    status,
    ...(reopened > 0 ? [`came back ${times}`] : []),
    ...(visits > 0 && !wasReferred ? [`${count(visits, 'visit')} ${span}`] : []),
  ]
  return `Spot ${number}: ${parts.join('; ')}.`
}

/** Why a professional should see this spot. */
function reasonOf({ number, reopened, days }: Spot): string {
  if (reopened >= REOPENED_MAX) return `Spot ${number} came back again and again`
  return days > DAYS_MAX
    ? `Spot ${number} has been painful for ${days} days`
    : `Spot ${number} is still painful after ${VISITS_MAX} visits`
}

/** Advice about the spots. */
export function adviceOf({ spots }: Journal): string[] {
  const referred = spots.filter((spot) => spot.wasReferred && spot.status === 'painful')
  const hasPainlessSpot = spots.some(({ status }) => status !== 'painful')
  return [
    ...referred.map((spot) => `${reasonOf(spot)}: show it to a physiotherapist or another qualified professional.`),
    ...(hasPainlessSpot ? ['A knot that has stopped hurting is not gone: the plan goes on.'] : []),
  ]
}

/** What the journal lacks, and why. */
export function remarksOf({ settings, unreadable, sessions, totals, isOpen }: Journal): string[] {
  const undated = sessions.filter(({ day }) => day === undefined).length
  return [
    ...(settings === 'new' ? ['No settings are stored: the device is new, or parts of its memory are missing.'] : []),
    ...(settings === 'lost' ? ['The settings cannot be read: the device would start at strength 1.'] : []),
    ...(isOpen ? ['A session was running when this was stored.'] : []),
    ...(unreadable > 0 ? [`${count(unreadable, 'record')} of the journal cannot be read.`] : []),
    ...(undated > 0 && undated < sessions.length ? [`Sessions without a known day, in no week: ${undated}.`] : []),
    ...(totals.sessions > sessions.length && sessions.length > 0
      ? [`The journal has only the last ${count(sessions.length, 'session')}.`]
      : []),
  ]
}
