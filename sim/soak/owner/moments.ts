// Presses at the wrong moment: shortly before or after a change of state, or held through it. People press whenever they
// like, and slowly, and a change comes when it comes.

import { rotation } from '../../../programs/index.ts'
import { sumMs } from '../../../programs/language/timing.ts'
import type { Action, Owner } from './owner.ts'
import { MINUTE, SECOND } from './times.ts'

const PROGRAMS_MS = rotation.map(({ segments }) => sumMs(segments))
const SESSION = 15 * MINUTE
const SERVICE = 10 * MINUTE
/** So long before and after a change. */
const AROUND = 1500

/** Presses of a slow hand: some are too long to be short, and some too short to be long. */
const pressSlowly: Action = (o) => {
  for (let left = o.draw.integer(1, 5); left > 0; left--) {
    o.perform('hold the button')
    o.wait(150, o.draw.item([400, 850]))
    o.perform('let go')
    o.wait(100, o.draw.item([280, 500]))
  }
}

/** Any gesture, or none. */
const pressAnyhow: Action = (o) =>
  o.draw.weighted<Action>([
    [6, (a) => a.press(a.draw.integer(1, 5))],
    [3, (a) => a.longPress()],
    [2, (a) => a.hold(700, 900)],
    [2, (a) => a.hold(1500, 6000)],
    [2, pressSlowly],
  ])(o)

/** Begins a press or more shortly before `at` or after it. */
function pressAround(o: Owner, at: number): void {
  o.wait(Math.max(0, at - o.device.now + o.draw.number(-AROUND, AROUND / 3)))
  pressAnyhow(o)
  o.wait(0, 3 * SECOND)
  if (o.draw.boolean(0.5)) pressAnyhow(o)
}

const pressAtProgramEnd: Action = (o) => {
  if (!o.tryToStart()) return
  pressAround(o, o.startedAt + PROGRAMS_MS[o.device.status.program]!)
}

const pressAtSessionEnd: Action = (o) => {
  if (!o.tryToStart()) return
  const ends = o.startedAt + SESSION
  while (o.device.state === 'running' && o.device.now < ends - 100 * SECOND) {
    o.wait(MINUTE, 90 * SECOND)
    o.press(1)
  }
  if (o.device.state === 'running') pressAround(o, ends)
}

const pressAtNudge: Action = (o) => {
  if (o.device.state === 'running') o.longPress()
  if (o.device.state === 'locked') o.press(3)
  o.wait(2 * SECOND, 5 * SECOND)
  o.perform('a host asks for a nudge every 15 min')
  const beganAt = o.device.now
  for (let nudges = o.draw.integer(1, 3), n = 1; n <= nudges; n++) {
    // From before the nudge to after its last tick.
    pressAround(o, beganAt + n * 15 * MINUTE + o.draw.number(0, 2000))
    if (o.device.now > beganAt + (n + 1) * 15 * MINUTE - MINUTE) return
  }
}

const pressAtCharger: Action = (o) => {
  if (o.draw.boolean(0.5)) o.tryToStart()
  for (const step of ['charger in', 'charger out']) {
    o.perform('hold the button')
    o.wait(0, 1200)
    o.perform(step)
    o.wait(0, 1200)
    o.perform('let go')
    o.wait(100, 4 * SECOND)
    if (o.draw.boolean(0.5)) pressAnyhow(o)
  }
}

const pressAtServiceEnd: Action = (o) => {
  if (o.device.state === 'locked') o.press(3)
  o.wait(2 * SECOND)
  o.press(5)
  pressAround(o, o.device.now + SERVICE + 350)
}

const pressAtBoot: Action = (o) => {
  if (o.draw.boolean(0.3)) o.tryToStart()
  if (o.draw.boolean(0.5)) {
    o.perform('hold the button')
    o.wait(0, 900)
    o.perform('power off and on')
    o.wait(0, 1500)
    o.perform('let go')
    o.wait(100, 400)
  } else {
    o.perform('power off and on')
    o.wait(0, 900)
  }
  pressAnyhow(o)
}

/** Presses long after the motor turns, or long before it stops. */
const calibrateCarelessly: Action = (o) => {
  if (o.device.state === 'locked') o.press(3)
  o.wait(2 * SECOND)
  o.press(5)
  o.wait(2 * SECOND)
  o.press(3)
  o.wait(SECOND, 45 * SECOND)
  o.press(1)
  o.wait(300, o.draw.item([2 * SECOND, 45 * SECOND]))
  o.press(1)
  o.wait(SECOND, MINUTE)
  o.longPress()
}

export const MOMENT_ACTIONS: readonly (readonly [weight: number, action: Action])[] = [
  [8, pressAtProgramEnd],
  [3, pressAtSessionEnd],
  [5, pressAtNudge],
  [5, pressAtCharger],
  [3, pressAtServiceEnd],
  [5, pressAtBoot],
  [3, pressSlowly],
  [3, calibrateCarelessly],
]
