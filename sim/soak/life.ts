// A massager's life: the world that chance gives it, and its days.

import type { GivenWorld, WorldSettings } from '../world/fields.ts'
import { chance, WORLD } from '../world/random.ts'
import { INCIDENTS, MOVES } from './moves.ts'
import type { Owner } from './owner.ts'
import { regular } from './use-moves.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The owner is up from about seven, and a day has at most so many moves. */
const MORNING = 7 * HOUR
const MOST_MOVES = 16
const MOST_PAUSE = 3 * HOUR
const FIRST_DAY = 20_000
const MOST_DAYS = 4
/** Of lives by the week: an owner is away for so many days at the most, and charges it when so much is left. */
const MOST_AWAY_DAYS = 12
const CHARGE_BELOW = 0.4
/** One in so many has the small motor. */
const COINS = 0.1

/** A world that could be: now and then with an old cell, a bad switch, a clock that is off, flash that is worn out. */
export function makeWorld(seed: number): GivenWorld {
  let draws = 0
  const between = (low: number, high: number) => low + chance(seed, WORLD, draws++) * (high - low)
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  const places = (digits: number, value: number) => Number(value.toFixed(digits))
  const rarely = (share: number) => between(0, 1) < share
  const world: WorldSettings = {
    cellAh: places(2, between(0.3, 2)),
    cellOhm: places(3, rarely(0.2) ? between(0.2, 0.8) : between(0.05, 0.2)),
    cellPercent: whole(10, 100),
    chargerMa: whole(100, 800),
    boardMa: places(3, between(0.005, 1)),
    roomC: whole(5, 36),
    caseKPerW: places(1, between(4, 30)),
    stickiness: whole(60, 180),
    friction: whole(80, 140),
    bounceMs: rarely(0.2) ? whole(20, 157) : whole(0, 15),
    chatterPercent: rarely(0.3) ? whole(20, 80) : whole(0, 20),
    noiseSteps: whole(0, 6),
    driftPercent: rarely(0.5) ? 0 : places(2, between(-4, 4)),
    flashErases: rarely(0.05) ? whole(1, 5) : 10_000,
  }
  return { world, seed, motor: rarely(COINS) ? 'coin' : 'massager' }
}

/** Lives for at most `mostDays`, pausing after each move. Answers how many days it were. */
export function* live(owner: Owner, mostDays: number): Generator<void, number> {
  const days = Math.min(mostDays, owner.whole(1, MOST_DAYS))
  const known = owner.happens(0.5)
  for (let day = 0; day < days; day++) {
    if (known) owner.does(`day ${FIRST_DAY + day}`)
    owner.waits(MORNING)
    for (let moves = owner.whole(0, MOST_MOVES); moves > 0; moves--) {
      owner.waits(0, MOST_PAUSE / (1 + moves))
      owner.weighed(MOVES)(owner)
      yield
    }
    owner.waits(Math.max(0, (day + 1) * DAY - owner.device.now))
    yield
  }
  return days
}

/**
 * Lives for `days` with somebody who keeps to the plan more or less: a few sessions on most days, none for days on end.
 * Some are careful, and the day is known all along; with the others power goes, and clocks leap. Answers the days.
 */
export function* liveByPlan(owner: Owner, days: number): Generator<void, number> {
  const { device } = owner
  const careful = owner.happens(0.5)
  const known = careful || owner.happens(0.7)
  const busy = owner.between(0.5, 0.95)
  let today = FIRST_DAY
  let away = 0
  for (let day = 0; day < days; day++) {
    if (known) owner.does(`day ${today}`)
    today++
    if (!careful && known && owner.happens(0.03)) today += owner.pick([-400, -3, -1, 1, 5, 90])
    if (away > 0) away--
    else if (owner.happens(0.03)) away = owner.whole(2, MOST_AWAY_DAYS)
    else if (owner.happens(busy)) {
      owner.waits(MORNING)
      if (day === 0) owner.presses(3)
      for (let sessions = owner.whole(1, 3); sessions > 0; sessions--) {
        owner.waits(0, MOST_PAUSE)
        regular(owner)
        yield
      }
      if (owner.happens(0.1)) powerGoes(owner)
      if (!careful && owner.happens(0.1)) owner.weighed(MOVES)(owner)
      if (!careful && owner.happens(0.05)) owner.weighed(INCIDENTS)(owner)
    }
    if (device.world.cell.charge < CHARGE_BELOW) {
      owner.does('charger in')
      owner.waits(2 * HOUR, 5 * HOUR)
      owner.does('charger out')
    }
    owner.waits(Math.max(0, (day + 1) * DAY - device.now))
    yield
  }
  return days
}

/** At any time, also in a session. */
function powerGoes(owner: Owner): void {
  if (owner.happens(0.5)) owner.starts()
  owner.waits(1000, 60_000)
  owner.does('lose power')
  owner.waits(1000, HOUR)
  owner.does('power back')
}
