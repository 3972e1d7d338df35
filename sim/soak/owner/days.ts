// The days of a simulated owner.

import { loadActions } from '../hardware/load-actions.ts'
import { ACTIONS } from './actions.ts'
import { MISHAPS } from './mishaps.ts'
import type { Owner } from './owner.ts'
import { followPlan } from './routine-actions.ts'
import { DAY, HOUR, MINUTE, SECOND } from './times.ts'

/** The owner gets up at seven. */
const MORNING = 7 * HOUR
const MAX_ACTIONS_A_DAY = 16
const MAX_PAUSE = 3 * HOUR
const FIRST_DAY = 20_000
const MAX_DAYS = 4
/** With the plan: the longest time away, and the charge below which the owner charges the cell. */
const MAX_DAYS_AWAY = 12
const CHARGE_BELOW = 0.4

/** Days of an owner; it pauses after each action and each day. Returns the number of days. */
export type SimulateDays = (owner: Owner, maxDays: number) => Generator<void, number>

/** Any actions, for at most `maxDays`. */
export function* simulateDays(owner: Owner, maxDays: number): Generator<void, number> {
  const { draw } = owner
  const actions = [...ACTIONS, ...loadActions(owner)]
  const days = Math.min(maxDays, draw.integer(1, MAX_DAYS))
  const isDayKnown = draw.boolean(0.5)
  for (let day = 0; day < days; day++) {
    if (isDayKnown) owner.perform(`day ${FIRST_DAY + day}`)
    owner.wait(MORNING)
    for (let left = draw.integer(0, MAX_ACTIONS_A_DAY); left > 0; left--) {
      owner.wait(0, MAX_PAUSE / (1 + left))
      draw.weighted(actions)(owner)
      yield
    }
    owner.wait(Math.max(0, (day + 1) * DAY - owner.device.now))
    yield
  }
  return days
}

/**
 * `days` of an owner who keeps to the plan more or less: some sessions on most days, none while away. With careful
 * owners the day is always known. Other owners have power cuts, mishaps and clocks that jump.
 */
export function* simulatePlannedDays(owner: Owner, days: number): Generator<void, number> {
  const { device, draw } = owner
  const isCareful = draw.boolean(0.5)
  const isDayKnown = isCareful || draw.boolean(0.7)
  const sessionShare = draw.number(0.5, 0.95)
  let today = FIRST_DAY
  let daysAway = 0
  for (let day = 0; day < days; day++) {
    if (isDayKnown) owner.perform(`day ${today}`)
    today++
    if (!isCareful && isDayKnown && draw.boolean(0.03)) today += draw.item([-400, -3, -1, 1, 5, 90])
    if (daysAway > 0) daysAway--
    else if (draw.boolean(0.03)) daysAway = draw.integer(2, MAX_DAYS_AWAY)
    else if (draw.boolean(sessionShare)) {
      owner.wait(MORNING)
      if (day === 0) owner.press(3)
      for (let sessions = draw.integer(1, 3); sessions > 0; sessions--) {
        owner.wait(0, MAX_PAUSE)
        followPlan(owner)
        yield
      }
      if (draw.boolean(0.1)) losePower(owner)
      if (!isCareful && draw.boolean(0.1)) draw.weighted(ACTIONS)(owner)
      if (!isCareful && draw.boolean(0.05)) draw.weighted(MISHAPS)(owner)
    }
    if (device.world.cell.charge < CHARGE_BELOW) {
      owner.perform('charger in')
      owner.wait(2 * HOUR, 5 * HOUR)
      owner.perform('charger out')
    }
    owner.wait(Math.max(0, (day + 1) * DAY - device.now))
    yield
  }
  return days
}

/** At any time, also in a session. */
function losePower(owner: Owner): void {
  if (owner.draw.boolean(0.5)) owner.tryToStart()
  owner.wait(SECOND, MINUTE)
  owner.perform('lose power')
  owner.wait(SECOND, HOUR)
  owner.perform('power back')
}
