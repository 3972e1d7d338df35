// Weeks of an owner with a knot or three and the real firmware, all by chance from one seed: keeps the plan most days,
// forgets some, stops early now and then, marks what has changed. What the device has stored at the end is its journal.

import { massagerMotor } from '../../hal/boards/motors.ts'
import { saved } from '../../src/memory/settings.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import * as plan from '../../src/routine/plan.ts'
import { DONE } from '../../src/routine/plan.ts'
import * as spots from '../../src/routine/spots.ts'
import { DAY_MS } from '../../src/time.ts'
import { Device } from '../device/device.ts'
import type { Programs } from '../script/play.ts'
import { Recording } from '../script/record.ts'
import { Owner } from '../soak/owner.ts'
import { toEnd } from '../soak/soak.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Monday, 5 October 2026. */
export const FIRST_DAY = 20_731
const WEEK_DAYS = 7
/** The light has said all that it has to say. */
const SAID_MS = 9 * SECOND
/** What the case is warmed to, in °C: the motor's heat is left out here, and the rest of the world that costs time. */
const WARMTH_C = [24, 31] as const
/** Nothing hangs in these weeks: to feed the watchdog every few seconds of them would be most of the work. */
const WATCHDOG_MS = HOUR
/** The owner's own program, of the rotation. */
const KNOT = 0

export interface WeeksOptions extends Programs {
  weeks: number
  seed: number
  motor?: MotorProfile
}

/** The days on which a spot was found, and marked. */
interface Story {
  found: number
  marks: readonly number[]
}

/** What becomes of the owner's spots: one gets well, one comes back, one stays as it is. */
const storiesOf = (owner: Owner): Story[] => [
  { found: 0, marks: [owner.whole(17, 24), owner.whole(55, 75)] },
  {
    found: owner.whole(3, 6),
    marks: [owner.whole(20, 26), owner.whole(36, 44), owner.whole(54, 60), owner.whole(70, 76)],
  },
  { found: owner.whole(14, 24), marks: [] },
]

/** Bad luck in a session, or no time: each in so many of them. */
const STOPS_EARLY = 0.08
const LOSES_POWER = 0.03
const OTHER_PROGRAM = 0.12
const STRONGER = 0.2
/** Nobody keeps to a plan every day. */
const FORGETS = 0.08
const LONGEST_HOLIDAY_DAYS = 4

/** Whether the owner has something to mark, and has not. */
function isToMark(spot: number, { marks }: Story, day: number): boolean {
  const due = marks[saved[spots.MARKS + spot]!]
  return due !== undefined && day >= due
}

/** The device goes there by itself only if it knows the spot, and there is something left of it. */
function isShown(spot: number, story: Story, day: number): boolean {
  const [goes, marks] = [saved[spots.VISITS + spot]!, saved[spots.MARKS + spot]!]
  const isNew = goes === 0 && marks === 0
  const isGone = marks % spots.MARK_COUNT === spots.LUMP_GONE
  return day >= story.found && (isNew || (isGone && isToMark(spot, story, day)))
}

/** At one spot after the other, until the massager is off. */
function massage(owner: Owner, stories: readonly Story[], day: number): void {
  const { device } = owner
  for (let left = stories.length; left > 0 && device.state === 'running'; left--) {
    const { spot } = spots
    const began = device.now
    const story = stories[spot]
    if (story && isToMark(spot, story, day)) {
      owner.waits(MINUTE, 2 * MINUTE)
      owner.presses(3)
    }
    const next = spot === spots.NO_SPOT ? undefined : stories[spot + 1]
    const goesOn = next && isShown(spot + 1, next, day)
    while (device.state === 'running' && spots.spot === spot) {
      owner.waits(5 * SECOND)
      if (goesOn && device.now - began > 4 * MINUTE) {
        owner.presses(4)
        owner.waits(2 * SECOND)
      }
    }
  }
}

function session(owner: Owner, stories: readonly Story[], day: number): void {
  const { device } = owner
  if (!owner.starts()) return
  const wanted = owner.happens(OTHER_PROGRAM) ? owner.whole(1, 3) : KNOT
  while (device.state === 'running' && device.out.program !== wanted) {
    owner.presses(1)
    owner.waits(SECOND, 3 * SECOND)
  }
  if (device.out.strength < 4 && owner.happens(STRONGER)) owner.presses(2)
  if (owner.happens(LOSES_POWER)) {
    owner.waits(10 * SECOND, 4 * MINUTE)
    owner.does('lose power')
    owner.waits(MINUTE, HOUR)
    owner.does('power back')
  } else if (owner.happens(STOPS_EARLY)) {
    owner.waits(20 * SECOND, 4 * MINUTE)
    owner.long()
  } else massage(owner, stories, day)
}

/** A new device is unlocked, and the plan begun. */
function unpack(owner: Owner): void {
  owner.presses(3)
  owner.waits(SAID_MS)
  owner.presses(2)
  owner.waits(SAID_MS)
}

/** Weeks of an owner, a day between two pauses. Answers with the device at their end. */
export function* playWeeks(options: WeeksOptions): Generator<{ days: number }, Device> {
  const { weeks, seed, motor = massagerMotor, programs, names } = options
  const device = new Device({ programs, motor, world: {}, seed, physics: false, watchdogMs: WATCHDOG_MS })
  const owner = new Owner(device, names, new Recording([]))
  const stories = storiesOf(owner)
  const away = owner.whole(4 * WEEK_DAYS, 9 * WEEK_DAYS)
  const back = away + owner.whole(2, LONGEST_HOLIDAY_DAYS)
  for (let day = 0; day < weeks * WEEK_DAYS; day++) {
    owner.does(`day ${FIRST_DAY + day}`)
    owner.does(`temperature ${owner.whole(...WARMTH_C)} C`)
    owner.waits(7 * HOUR, 18 * HOUR)
    if (day === 0) unpack(owner)
    const thinksOfIt = day === 0 || (!owner.happens(FORGETS) && (day < away || day >= back))
    if (thinksOfIt) {
      // The light says how it stands with the plan.
      owner.presses(1)
      owner.waits(SAID_MS)
      if (plan.statusToday() !== DONE) session(owner, stories, day)
    }
    device.wait(Math.max(0, (day + 1) * DAY_MS - device.now))
    yield { days: day + 1 }
  }
  return device
}

/** The device at their end. */
export const liveWeeks = (options: WeeksOptions): Device => toEnd(playWeeks(options))
