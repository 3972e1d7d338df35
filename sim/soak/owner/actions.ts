// What an owner does with a massager: each action is a few steps, and any action can follow any other.

import { rotation } from '../../../programs/index.ts'
import { sumMs } from '../../../programs/language/timing.ts'
import { haveMishap } from './mishaps.ts'
import { MOMENT_ACTIONS } from './moments.ts'
import type { Action } from './owner.ts'
import { ROUTINE_ACTIONS } from './routine-actions.ts'
import { HOUR, MINUTE, SECOND } from './times.ts'

/** The lengths of the rotation. */
const PROGRAMS_MS = rotation.map(({ segments }) => sumMs(segments))

/** A massage of some minutes, with presses and mishaps: more of both than in any real one. */
const massage: Action = (o) => {
  for (let left = o.draw.integer(2, 8); left > 0; left--) {
    if (!o.tryToStart()) {
      // The device may need to rest after a power cut.
      if (o.draw.boolean(0.5)) return
      o.wait(10 * MINUTE, 12 * MINUTE)
      if (!o.tryToStart()) return
    }
    o.wait(SECOND, 30 * SECOND)
    o.draw.weighted<Action>([
      [3, (a) => a.press(1)],
      [5, (a) => a.press(2)],
      [1, (a) => a.hold(1, 1200)],
      [9, haveMishap],
    ])(o)
  }
  if (o.draw.boolean(0.7)) o.longPress()
}

/** Selects the next program before one ends, up to the limit of a session, and starts again at once and after the rest. */
const repeatFullSessions: Action = (o) => {
  for (let sessions = o.draw.integer(1, 5); sessions > 0; sessions--) {
    if (!o.tryToStart()) return
    const ends = o.startedAt + 15 * MINUTE
    while (o.device.state === 'running' && o.device.now < ends - 100 * SECOND) {
      o.wait(MINUTE, 90 * SECOND)
      o.press(o.draw.boolean(0.8) ? 1 : 2)
    }
    // A long press just when the session ends by itself.
    o.wait(Math.max(0, ends - o.device.now - o.draw.number(0, 900)))
    o.longPress()
    for (let tries = o.draw.integer(0, 2); tries > 0; tries--) {
      o.wait(SECOND, 4 * MINUTE)
      o.longPress()
    }
    o.wait(8 * MINUTE, 14 * MINUTE)
    o.wait(o.device.state === 'off' ? 3 * MINUTE : 0)
  }
}

/** Presses long just when a program ends by itself. */
const playToEnd: Action = (o) => {
  if (!o.tryToStart()) return
  const programMs = PROGRAMS_MS[o.device.status.program]!
  o.wait(Math.max(0, o.startedAt + programMs - o.device.now - o.draw.number(0, 900)))
  o.longPress()
}

/** The strong programs that are not for spots, by their place in the rotation. */
const STRONG_PROGRAMS = [1, 2]

/** Massages at full strength for hours, up to the limits of a day. */
const massageForHours: Action = (o) => {
  if (o.draw.boolean(0.5)) o.perform('cell at 100 %')
  const until = o.device.now + o.draw.number(3, 12) * HOUR
  for (let refused = 0; o.device.now < until && refused < 5; refused++) {
    if (o.tryToStart()) refused = 0
    while (o.device.status.strength < 5 && o.device.state === 'running') {
      o.press(2)
      o.wait(SECOND, 2 * SECOND)
    }
    // The time on a spot is limited, and some programs are gentle.
    while (!STRONG_PROGRAMS.includes(o.device.status.program) && o.device.state === 'running') {
      o.press(1)
      o.wait(SECOND, 4 * SECOND)
    }
    o.wait(MINUTE, 5 * MINUTE)
    if (o.draw.boolean(0.1)) o.press(1)
    if (o.device.state !== 'running') o.wait(2 * MINUTE, 5 * MINUTE)
  }
}

/** A finger, or a thing that lies on the button, starts the device and stays there. */
const fallAsleepOnButton: Action = (o) => o.hold(25 * SECOND, 2 * MINUTE)

/** Presses of any length, as in a bag or by a child. */
const pressAtRandom: Action = (o) => {
  for (let left = o.draw.integer(1, 12); left > 0; left--) {
    o.hold(1, o.draw.item([400, 900, 3000, 40_000]))
    o.wait(0, o.draw.item([400, MINUTE]))
  }
}

const toggleLock: Action = (o) => {
  o.press(3)
  o.wait(100, 2000)
  if (o.draw.boolean(0.5)) o.perform('power off and on')
  if (o.draw.boolean(0.5)) o.longPress()
}

const chargeCell: Action = (o) => {
  o.perform('charger in')
  for (let left = o.draw.integer(0, 3); left > 0; left--) {
    o.wait(SECOND, HOUR)
    o.hold(100, 2000)
  }
  o.wait(10 * MINUTE, 3 * HOUR)
  o.perform('charger out')
}

/** A maker opens the console, and may calibrate the motor. */
const serviceDevice: Action = (o) => {
  o.press(5)
  o.wait(SECOND, MINUTE)
  for (let left = o.draw.integer(0, 3); left > 0; left--) {
    if (o.draw.boolean(0.3)) o.perform('a host asks for three presses')
    else o.press(3)
    o.wait(SECOND, 20 * SECOND)
    if (o.draw.boolean(0.7)) o.press(1)
    o.wait(SECOND, 20 * SECOND)
    if (o.draw.boolean(0.2)) {
      o.perform('charger in')
      o.wait(SECOND, MINUTE)
      if (o.draw.boolean(0.5)) o.press(3)
      o.wait(SECOND, MINUTE)
      o.perform('charger out')
    }
    if (o.draw.boolean(0.7)) o.press(1)
    o.wait(SECOND, o.draw.item([SECOND, MINUTE, HOUR]))
  }
  if (o.draw.boolean(0.5)) o.longPress()
}

const exchangeCell: Action = (o) => {
  o.perform('lose power')
  o.perform(`cell at ${o.draw.integer(5, 60)} %`)
  o.wait(SECOND)
  o.perform('power back')
}

export const ACTIONS: readonly (readonly [weight: number, action: Action])[] = [
  [50, massage],
  [8, repeatFullSessions],
  [6, playToEnd],
  [8, pressAtRandom],
  [8, toggleLock],
  [8, chargeCell],
  [12, haveMishap],
  [4, exchangeCell],
  [4, serviceDevice],
  [3, massageForHours],
  [3, fallAsleepOnButton],
  ...ROUTINE_ACTIONS,
  ...MOMENT_ACTIONS,
]
