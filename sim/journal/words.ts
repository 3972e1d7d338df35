// A journal in words. They claim nothing that vibration was not shown to do, and blame nobody for a day without it.

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

/** What the signs of a calendar say. */
export const DAY_SAYS: Record<Exclude<Day, 'unknown'>, string> = {
  done: 'session',
  short: 'short',
  due: 'due',
  other: 'not this day',
  rest: 'rest',
}

const ENDINGS: Record<number, string> = {
  [journal.BY_OWNER]: 'by hand',
  [governor.STOP_BATTERY]: 'low battery',
  [governor.STOP_HEAT]: 'too warm',
  [governor.STOP_REST]: '15 minutes',
  [governor.STOP_DAY]: 'enough today',
  [governor.STOP_HAND]: 'hand time',
  [journal.BY_PROGRAM]: 'at its end',
  [journal.BY_CHARGER]: 'charger',
  [journal.BY_FAULT]: 'fault',
  [journal.BY_POWER_CUT]: 'power cut',
  [journal.BY_STUCK_BUTTON]: 'stuck button',
}

/** How a session ended; firmware to come may know more ways. */
export const endingOf = (ending: number): string => ENDINGS[ending] ?? 'otherwise'

/** The sentence in lines of whole words, of so many columns where no word is longer. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

export const count = (number: number, one: string, more = `${one}s`): string => `${number} ${number === 1 ? one : more}`

export const totalsOf = ({ totals: { sessions, runMs } }: Journal): string =>
  sessions === 0 ? 'No session yet.' : `${count(sessions, 'session')}, ${inWords(roundedMs(runMs))} of motor time.`

const TODAY: Record<Plan['today'], string> = {
  done: "today's session is done",
  rest: 'a day of rest',
  due: 'a session is due today',
  waiting: 'a session is waiting',
}

export function planOf({ plan, settings }: Journal): string {
  if (settings === 'lost') return 'What was stored of the plan cannot be read.'
  if (!plan) return 'No plan yet: two presses while it is off begin one.'
  const weeks = plan.day > PLAN_DAYS ? '' : ` of ${PLAN_DAYS / WEEK_DAYS}`
  const phase = plan.phase === 'upkeep' ? 'upkeep, every third day' : plan.phase
  return `The plan: day ${plan.day}, week ${plan.week}${weeks}, ${phase}; ${TODAY[plan.today]}.`
}

export function spotOf({ number, said, reopened, goes, days, told }: Spot): string {
  const times = ['', ', again', ', again twice'][reopened] ?? `, again ${reopened} times`
  const over = said === 'painful' ? `in ${count(days, 'day')}` : 'since'
  const more = goes > 0 && !told ? `; ${count(goes, 'go', 'goes')} ${over}` : ''
  return `Spot ${number}: ${said}${times}${more}.`
}

/** Why a professional should see it. */
function reasonOf({ number, reopened, days }: Spot): string {
  if (reopened >= REOPENED_MAX) return `Spot ${number} became painful again and again`
  return days > DAYS_MAX
    ? `Spot ${number} has been painful for ${days} days`
    : `Spot ${number} has been painful for ${VISITS_MAX} goes`
}

/** What is to be said of the spots besides. */
export function adviceOf({ spots }: Journal): string[] {
  const told = spots.filter((spot) => spot.told && spot.said === 'painful')
  const quiet = spots.some(({ said }) => said !== 'painful')
  return [
    ...told.map((spot) => `${reasonOf(spot)}: show it to a physiotherapist or another qualified professional.`),
    ...(quiet ? ['A knot that has stopped hurting is not gone: the plan goes on.'] : []),
  ]
}

/** What is missing in a journal, and why. */
export function remarksOf({ settings, junk, sessions, totals, open }: Journal): string[] {
  const undated = sessions.filter(({ day }) => day === undefined).length
  return [
    ...(settings === 'new' ? ['No settings are stored: a new device, or not all of its memory.'] : []),
    ...(settings === 'lost' ? ['The settings cannot be read; the device would start as softly as it can.'] : []),
    ...(open ? ['A session had begun when this was stored.'] : []),
    ...(junk > 0 ? [`${count(junk, 'record')} of the journal cannot be read.`] : []),
    ...(undated > 0 && undated < sessions.length
      ? [`Of ${count(undated, 'session')} the day is not known: in no week.`]
      : []),
    ...(totals.sessions > sessions.length && sessions.length > 0
      ? [`The journal has the last ${sessions.length} sessions.`]
      : []),
  ]
}
