// The invariant of the plan: the light after two presses agrees with an account of the days that is kept here. It is
// checked where the day is always known and nothing is wrong with the device.

import type { Observation } from '../monitor/observation.ts'
import { type Invariant, type InvariantCheck, SECOND_MS } from './invariant.ts'
import { readPlan } from './plan-signal.ts'

/** Stored field: the day on which the plan began. */
const PLAN_FIELD = 15
/** A host requests the plan. */
const ASK_PLAN = 13

/** A session counts from this length on; close to it, that is not certain. */
const COUNTS_FROM_MS = 180_000
const TOLERANCE_MS = 6 * SECOND_MS
const DAILY_DAYS = 10
const PLAN_DAYS = 84
/** A calendar that jumps further ahead counts as so many days. */
const MAX_JUMP_DAYS = 7
const DIPS = { done: 1, due: 2, missed: 3 } as const

/** The state of the plan, as the device must have it. */
interface Account {
  /** The last calendar day that the device has read. */
  day: number
  /** Days counted so far, and in that count: the last day with a session, NaN if not certain, and the first of the plan. */
  days: number
  lastSession: number
  planStart: number
}

/** NaN where the last session is not certain. */
function expectedStatus({ days, lastSession, planStart }: Account): number {
  const day = days - planStart
  const every = day < DAILY_DAYS ? 1 : day < PLAN_DAYS ? 2 : 3
  const late = days - lastSession - every
  return Number.isNaN(late) ? Number.NaN : late < 0 ? DIPS.done : late > 0 ? DIPS.missed : DIPS.due
}

function noteDay(account: Account, day: number): void {
  if (account.day > 0) account.days += Math.min(day - account.day, MAX_JUMP_DAYS)
  account.day = day
}

function beginPlan(account: Account): void {
  account.lastSession = account.days++
  account.planStart = account.days
}

function noteSession(account: Account, { endedSession, day }: Observation): void {
  if (endedSession?.kind === 'session' && !endedSession.isCut) {
    const { drivenMs } = endedSession
    if (drivenMs > COUNTS_FROM_MS + TOLERANCE_MS)
      account.lastSession = endedSession.day === day ? account.days : Number.NaN
    else if (drivenMs > COUNTS_FROM_MS - TOLERANCE_MS) account.lastSession = Number.NaN
  } else if (endedSession?.kind === 'unclear' && account.lastSession !== account.days) account.lastSession = Number.NaN
}

const startCheck = (): InvariantCheck => {
  let account: Account = { day: 0, days: 0, lastSession: 0, planStart: 0 }
  let stored = account
  let boots = -1
  let wasPressed = false
  let wasPlugged = false
  let requestedMs = Number.NEGATIVE_INFINITY
  /** The day was unknown once, or went back, or the store is not certain. */
  let isUncertain = false
  const saidNow = readPlan()

  return (now) => {
    const { day, ms, device, storedFields, hasStored, isPressed, isPlugged } = now
    const { lastRequest, hal } = device
    if ((ms > 0 && day === 0) || day < account.day || now.isStoreDamaged || hal.brokenParts.has('store'))
      isUncertain = true
    if (isUncertain || day === 0) return false
    const isBoot = now.boots !== boots
    if (isBoot) account = { ...stored }
    boots = now.boots
    const isRequest = lastRequest.ms > requestedMs
    const readsDay = isBoot || isRequest || (isPressed && !wasPressed) || isPlugged !== wasPlugged || now.duty > 0
    wasPressed = isPressed
    wasPlugged = isPlugged
    const isAlive = !hal.brokenParts.has('engine') && now.isAlive
    if (readsDay && isAlive && day !== account.day) {
      // It is not certain which day a session over midnight counts for.
      if (now.session && account.day > 0) account.lastSession = Number.NaN
      noteDay(account, day)
    }
    noteSession(account, now)
    if (lastRequest.what === ASK_PLAN && isRequest && isAlive) beginPlan(account)
    requestedMs = lastRequest.ms
    // Two presses began the plan; the light has not answered yet.
    if (hasStored && storedFields![PLAN_FIELD]! > 0 && account.planStart === 0) beginPlan(account)
    if (hasStored) stored = { ...account }
    const said = saidNow(now)
    const expected = expectedStatus(account)
    if (said === undefined || Number.isNaN(expected) || account.planStart === 0 || said === expected) return false
    const { days, lastSession, planStart } = account
    return `expected ${expected} dips of the light, but read ${said}, on day ${days} with the last session on day ${lastSession} and the plan from day ${planStart}`
  }
}

export const PLAN_INVARIANT: Invariant = {
  name: 'two presses show the state of the plan, where the day is known',
  isAboutStore: true,
  startCheck,
}
