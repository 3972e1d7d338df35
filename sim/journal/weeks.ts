// Simulates an owner with up to three spots for some weeks, on the real firmware. All choices come from one seed: the
// owner keeps to the plan on most days, forgets some, stops early now and then, and marks what has changed. The journal
// is what the device has stored at the end.

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
import { Owner } from '../soak/owner/owner.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Monday, 5 October 2026. */
export const FIRST_DAY = 20_731
const WEEK_DAYS = 7
/** The longest time that the light needs to answer. */
const ANSWER_MS = 9 * SECOND
/** The temperature of the case. The heat of the motor is left out, as are the other models that take time. */
const CASE_C = [24, 31] as const
/** Long: no interpreter dies in these weeks, and a feed every few seconds would be most of the work. */
const WATCHDOG_MS = HOUR
/** The program of the owner, by its place in the rotation. */
const KNOT = 0

export interface WeeksOptions extends Programs {
  weeks: number
  seed: number
  motor?: MotorProfile
}

/** The days on which the owner finds a spot, and marks it. */
interface SpotStory {
  found: number
  marks: readonly number[]
}

/** One spot gets well, one comes back, one stays as it is. */
const drawStories = ({ draw }: Owner): SpotStory[] => [
  { found: 0, marks: [draw.integer(17, 24), draw.integer(55, 75)] },
  {
    found: draw.integer(3, 6),
    marks: [draw.integer(20, 26), draw.integer(36, 44), draw.integer(54, 60), draw.integer(70, 76)],
  },
  { found: draw.integer(14, 24), marks: [] },
]

/** Probabilities in a session. */
const STOPS_EARLY = 0.08
const LOSES_POWER = 0.03
const OTHER_PROGRAM = 0.12
const STRONGER = 0.2
/** The probability on a day. */
const FORGETS = 0.08
const MAX_HOLIDAY_DAYS = 4

/** Whether a change of the spot is not marked yet. */
function isMarkDue(spot: number, { marks }: SpotStory, day: number): boolean {
  const due = marks[saved[spots.MARKS + spot]!]
  return due !== undefined && day >= due
}

/** Whether the owner goes to this spot. The device does so by itself only if it knows the spot and the spot is not gone. */
function isMoveWanted(spot: number, story: SpotStory, day: number): boolean {
  const [visits, marks] = [saved[spots.VISITS + spot]!, saved[spots.MARKS + spot]!]
  const isNew = visits === 0 && marks === 0
  const isGone = marks % spots.MARK_COUNT === spots.LUMP_GONE
  return day >= story.found && (isNew || (isGone && isMarkDue(spot, story, day)))
}

/** Goes from spot to spot until the massager is off. */
function massageSpots(owner: Owner, stories: readonly SpotStory[], day: number): void {
  const { device } = owner
  for (let left = stories.length; left > 0 && device.state === 'running'; left--) {
    const { spot } = spots
    const startedAt = device.now
    const story = stories[spot]
    if (story && isMarkDue(spot, story, day)) {
      owner.wait(MINUTE, 2 * MINUTE)
      owner.press(3)
    }
    const next = spot === spots.NO_SPOT ? undefined : stories[spot + 1]
    const moves = next && isMoveWanted(spot + 1, next, day)
    while (device.state === 'running' && spots.spot === spot) {
      owner.wait(5 * SECOND)
      if (moves && device.now - startedAt > 4 * MINUTE) {
        owner.press(4)
        owner.wait(2 * SECOND)
      }
    }
  }
}

function playSession(owner: Owner, stories: readonly SpotStory[], day: number): void {
  const { device, draw } = owner
  if (!owner.tryToStart()) return
  const wanted = draw.boolean(OTHER_PROGRAM) ? draw.integer(1, 3) : KNOT
  while (device.state === 'running' && device.status.program !== wanted) {
    owner.press(1)
    owner.wait(SECOND, 3 * SECOND)
  }
  if (device.status.strength < 4 && draw.boolean(STRONGER)) owner.press(2)
  if (draw.boolean(LOSES_POWER)) {
    owner.wait(10 * SECOND, 4 * MINUTE)
    owner.perform('lose power')
    owner.wait(MINUTE, HOUR)
    owner.perform('power back')
  } else if (draw.boolean(STOPS_EARLY)) {
    owner.wait(20 * SECOND, 4 * MINUTE)
    owner.longPress()
  } else massageSpots(owner, stories, day)
}

/** Unlocks a new device and begins the plan. */
function unpack(owner: Owner): void {
  owner.press(3)
  owner.wait(ANSWER_MS)
  owner.press(2)
  owner.wait(ANSWER_MS)
}

/** Pauses after each day. Returns the device at the end. */
export function* simulateWeeks(options: WeeksOptions): Generator<{ days: number }, Device> {
  const { weeks, seed, motor = massagerMotor, programs, breakIndex, names } = options
  const device = new Device({
    programs,
    breakIndex,
    motor,
    world: {},
    seed,
    hasPhysics: false,
    watchdogMs: WATCHDOG_MS,
  })
  const owner = new Owner(device, names, new Recording([]))
  const { draw } = owner
  const stories = drawStories(owner)
  const holidayFrom = draw.integer(4 * WEEK_DAYS, 9 * WEEK_DAYS)
  const holidayTo = holidayFrom + draw.integer(2, MAX_HOLIDAY_DAYS)
  for (let day = 0; day < weeks * WEEK_DAYS; day++) {
    owner.perform(`day ${FIRST_DAY + day}`)
    owner.perform(`temperature ${draw.integer(...CASE_C)} C`)
    owner.wait(7 * HOUR, 18 * HOUR)
    if (day === 0) unpack(owner)
    const remembers = day === 0 || (!draw.boolean(FORGETS) && (day < holidayFrom || day >= holidayTo))
    if (remembers) {
      // The light shows the state of the plan.
      owner.press(1)
      owner.wait(ANSWER_MS)
      if (plan.statusToday() !== DONE) playSession(owner, stories, day)
    }
    device.wait(Math.max(0, (day + 1) * DAY_MS - device.now))
    yield { days: day + 1 }
  }
  return device
}
