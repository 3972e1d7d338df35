// The plan, as an outside account of the days has it: what the light must wink on two presses while off. Only where the
// day is known all along, and nothing is wrong with the device.

import { type Broken, lasting, type Promised, SECOND_MS } from './promised.ts'
import type { Seen } from './seen.ts'
import { POWER, SESSION, UNCLEAR } from './sessions.ts'

// Of the stored line.
const PLAN_FIELD = 15
/** A host asks for the plan. */
const ASK_PLAN = 13

/** A session of so long counts, with what nobody measures that exactly. */
const COUNTS_MS = 180_000
const COUNTS_SLACK_MS = 6 * SECOND_MS
const DAILY_DAYS = 10
const PLAN_DAYS = 84
/** A calendar that leaps further ahead counts as so many days. */
const LEAP_DAYS = 7
const DONE = 1
const DUE = 2
const MISSED = 3

/** How two presses look, and for how long the light is watched after them. */
const PRESS_MOST_MS = 350
const GAP_MOST_MS = 240
const ALONE_MS = 8 * SECOND_MS
const WATCHED_MS = 8 * SECOND_MS
const WINK_MOST_MS = 120
/** A switch that bounces for longer may make more presses of two. */
const BOUNCE_MOST_MS = 20

/** Days by the calendar as far as it was looked at; of these, that of the last session that counts, and the plan's first. */
interface Account {
  day: number
  days: number
  last: number
  plan: number
}

/** What is to be winked, or NaN where that is not certain. */
function due({ days, last, plan }: Account): number {
  const day = days - plan
  const every = day < DAILY_DAYS ? 1 : day < PLAN_DAYS ? 2 : 3
  const late = days - last - every
  return Number.isNaN(late) ? Number.NaN : late < 0 ? DONE : late > 0 ? MISSED : DUE
}

/** Judges two presses, once the light has said what it says. Answers how many winks there were, when that is certain. */
function twoPresses(): (seen: Seen) => number | undefined {
  const dark = lasting()
  let was: Seen | undefined
  let presses: { from: number; to: number }[] = []
  let quiet = false
  let litAt = 0
  let winks = 0
  let spoilt = false

  const spoils = ({ state, device, plugged, duty }: Seen): boolean =>
    state !== 'off' || plugged || duty > 0 || device.hal.broken.size > 0 || device.settings.bounceMs > BOUNCE_MOST_MS

  return (seen) => {
    const { ms, closed, lit } = seen
    const before = was
    was = seen
    if (!before) return undefined
    const alone = dark(!before.lit && !before.closed && !spoils(before) && before.boots === seen.boots, before.ms)
    if (closed && !before.closed) {
      if (alone > ALONE_MS) {
        presses = []
        spoilt = false
        winks = 0
        quiet = true
      } else if (presses.length !== 1) spoilt = true
      presses.push({ from: ms, to: 0 })
    } else if (!closed && before.closed && presses.length > 0) presses.at(-1)!.to = ms
    if (presses.length === 0) return undefined
    if (spoils(seen) || seen.boots !== before.boots || seen.day !== before.day) spoilt = true
    if (lit && !before.lit) litAt = ms
    if (!lit && before.lit) {
      if (ms - litAt > WINK_MOST_MS) spoilt = true
      winks++
    }
    const [first, second] = presses
    if (closed || ms - presses.at(-1)!.to < WATCHED_MS) return undefined
    presses = []
    if (!second || spoilt || !quiet) return undefined
    const short = Math.max(first!.to - first!.from, second.to - second.from) <= PRESS_MOST_MS
    return short && second.from - first!.to <= GAP_MOST_MS ? winks : undefined
  }
}

const begin = (): Broken => {
  let now: Account = { day: 0, days: 0, last: 0, plan: 0 }
  let stored = now
  let boots = -1
  let closed = false
  let plugged = false
  let askedMs = Number.NEGATIVE_INFINITY
  /** The day was not known once, or went back, or what is stored is not certain. */
  let lost = false
  const pressed = twoPresses()

  const look = (day: number): void => {
    if (now.day > 0) now.days += Math.min(day - now.day, LEAP_DAYS)
    now.day = day
  }
  const plan = (): void => {
    now.last = now.days++
    now.plan = now.days
  }

  return (seen) => {
    const { day, ms, ended, device, line, wrote } = seen
    const { asked } = device
    if ((ms > 0 && day === 0) || day < now.day || seen.damaged || device.hal.broken.has('store')) lost = true
    if (lost || day === 0) return false
    const started = seen.boots !== boots
    // It has what it stored.
    if (started) now = { ...stored }
    boots = seen.boots
    const looks = started || (seen.closed && !closed) || seen.plugged !== plugged || seen.goes
    closed = seen.closed
    plugged = seen.plugged
    const alive = !device.hal.broken.has('engine') && device.hal.alive
    if (looks && alive && day !== now.day) {
      // On which day it was that it ran is not certain.
      if (seen.session && now.day > 0) now.last = Number.NaN
      look(day)
    }
    if (ended?.kind === SESSION && ended.into !== POWER) {
      if (ended.drivenMs > COUNTS_MS + COUNTS_SLACK_MS) now.last = ended.day === day ? now.days : Number.NaN
      else if (ended.drivenMs > COUNTS_MS - COUNTS_SLACK_MS) now.last = Number.NaN
    } else if (ended?.kind === UNCLEAR && now.last !== now.days) now.last = Number.NaN
    if (asked.what === ASK_PLAN && asked.ms > askedMs && alive) plan()
    askedMs = asked.ms
    // That two presses began it, the light has not said yet.
    if (wrote && line![PLAN_FIELD]! > 0 && now.plan === 0) plan()
    if (wrote) stored = { ...now }
    const winks = pressed(seen)
    const expected = due(now)
    if (winks === undefined || Number.isNaN(expected) || now.plan === 0 || winks === expected) return false
    return `${winks} winks, not ${expected}: day ${now.days}, the last ${now.last}, the first ${now.plan}`
  }
}

export const planPromise: Promised = {
  name: 'two presses tell how it stands with the plan, where the day is known',
  kept: true,
  begin,
}
