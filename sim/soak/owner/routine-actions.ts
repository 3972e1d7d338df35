// What an owner does with the plan, the spots and the desk mode, what a host requests, and power cuts at moments that
// matter for these: while something long is stored, and in the middle of a session.

import type { Action, Owner } from './owner.ts'
import { HOUR, MINUTE, SECOND } from './times.ts'

/** Starts the device and selects the first program, which is the one for spots. Returns whether the device runs. */
const selectFirstProgram = (o: Owner): boolean => {
  if (!o.tryToStart()) return false
  for (let left = 5; left > 0 && o.device.state === 'running' && o.device.status.program !== 0; left--) {
    o.press(1)
    o.wait(SECOND, 4 * SECOND)
  }
  return o.device.state === 'running'
}

/** Asks for the state of the plan, and waits for the light. */
const askForPlan: Action = (o) => {
  o.wait(8 * SECOND, 12 * SECOND)
  o.press(2)
  o.wait(9 * SECOND, 14 * SECOND)
}

/** Goes from spot to spot and marks some. */
const workOnSpots: Action = (o) => {
  if (!selectFirstProgram(o)) return
  for (let left = o.draw.integer(1, 5); left > 0 && o.device.state === 'running'; left--) {
    o.wait(SECOND, o.draw.item([20 * SECOND, 90 * SECOND, 5 * MINUTE]))
    o.draw.weighted<Action>([
      [5, (a) => a.press(4)],
      [2, (a) => a.press(3)],
      [1, (a) => a.press(2)],
      [2, () => {}],
    ])(o)
  }
  if (o.draw.boolean(0.5)) o.longPress()
  else o.wait(MINUTE, 10 * MINUTE)
}

/** Works on the same spot for longer than it may have in a day. */
const overworkSpot: Action = (o) => {
  for (let visits = o.draw.integer(2, 5); visits > 0; visits--) {
    if (!selectFirstProgram(o)) return
    if (o.draw.boolean(0.2)) o.press(4)
    o.wait(4 * MINUTE, 6 * MINUTE)
    if (o.draw.boolean(0.3)) o.longPress()
    o.wait(SECOND, MINUTE)
  }
}

/** Answers a nudge, ignores it, or does something else meanwhile. */
const reactToNudge: Action = (o) =>
  o.draw.weighted<Action>([
    [4, (a) => a.press(1)],
    [4, () => {}],
    [1, (a) => a.press(a.draw.integer(2, 4))],
    [1, (a) => a.longPress()],
    [1, (a) => a.perform('power off and on')],
    [1, (a) => a.perform(`battery ${a.alikeVolts(a.draw.number(3.3, 3.5))} V`)],
  ])(o)

/** Spends some hours or a day at the desk. */
const workAtDesk: Action = (o) => {
  if (o.device.state === 'running') o.longPress()
  if (o.device.state === 'locked') o.press(3)
  o.wait(2 * SECOND, 5 * SECOND)
  let everyMin = 30
  if (o.draw.boolean(0.3)) {
    everyMin = o.draw.item([15, 30, 90])
    o.perform(`a host asks for a nudge every ${everyMin} min`)
  } else o.press(4)
  const isAway = o.draw.boolean(0.3)
  for (let left = isAway ? 0 : o.draw.integer(1, 5); left > 0; left--) {
    const nudgeAt = o.device.now + everyMin * MINUTE
    // The nudge may be a little early or late: check every half second.
    o.wait((everyMin - 1) * MINUTE)
    while (o.device.state !== 'running' && o.device.now < nudgeAt + MINUTE) o.wait(500)
    o.wait(0, o.draw.item([1200, 20 * SECOND, 70 * SECOND]))
    reactToNudge(o)
    if (o.draw.boolean(0.2)) o.wait(SECOND, 10 * MINUTE)
  }
  if (isAway) o.wait(9 * HOUR)
  else if (o.draw.boolean(0.7) && o.device.state === 'off') o.press(4)
}

/** A host sends requests, in service mode or not. */
const sendHostRequests: Action = (o) => {
  const isInService = o.draw.boolean(0.5)
  if (isInService) {
    o.press(5)
    o.wait(SECOND, MINUTE)
  } else if (o.draw.boolean(0.3)) o.tryToStart()
  for (let left = o.draw.integer(1, 3); left > 0; left--) {
    o.perform(
      `a host asks for ${o.draw.item(['the plan', 'a nudge every 15 min', 'a nudge every 90 min', 'two presses'])}`,
    )
    o.wait(SECOND, 20 * SECOND)
  }
  if (isInService && o.draw.boolean(0.8)) o.longPress()
  o.wait(SECOND, HOUR)
}

/** While the beginning or the end of a session is stored, up to the last byte of settings and journal. */
const cutPowerWhileStoring: Action = (o) => {
  const maxBytes = o.draw.item([80, 300, 1200])
  const isAtStart = o.draw.boolean(0.3)
  if (!isAtStart) {
    if (!o.tryToStart()) return
    o.wait(SECOND, MINUTE)
  }
  o.perform(`lose power at byte ${o.draw.integer(0, maxBytes)}`)
  o.longPress()
  o.wait(SECOND, MINUTE)
  o.perform('power back')
  if (o.draw.boolean(0.5)) o.tryToStart()
}

/** In a session, or in the rest after a full one. Then the owner starts it again. */
const cutPowerInSession: Action = (o) => {
  if (!o.tryToStart()) return
  if (o.draw.boolean(0.3)) {
    const ends = o.startedAt + 15 * MINUTE
    while (o.device.state === 'running' && o.device.now < ends + SECOND) {
      o.wait(MINUTE, 90 * SECOND)
      if (o.device.now < ends - 90 * SECOND) o.press(1)
    }
    o.wait(0, 5 * MINUTE)
  } else o.wait(SECOND, 3 * MINUTE)
  if (o.draw.boolean(0.5)) o.perform('power off and on')
  else {
    o.perform('lose power')
    o.wait(SECOND, MINUTE)
    o.perform('power back')
  }
  o.wait(SECOND, 5 * SECOND)
  for (let tries = o.draw.integer(1, 3); tries > 0; tries--) {
    o.tryToStart()
    o.wait(SECOND, 5 * MINUTE)
  }
}

export const ROUTINE_ACTIONS: readonly (readonly [weight: number, action: Action])[] = [
  [4, askForPlan],
  [8, workOnSpots],
  [3, overworkSpot],
  [5, workAtDesk],
  [3, sendHostRequests],
  [4, cutPowerWhileStoring],
  [4, cutPowerInSession],
]

/** A session of an owner who keeps to the plan. */
export const followPlan: Action = (o) => {
  askForPlan(o)
  if (o.draw.boolean(0.8) && selectFirstProgram(o)) {
    for (let left = o.draw.integer(1, 3); left > 0 && o.device.state === 'running'; left--) {
      o.wait(2 * MINUTE, 5 * MINUTE)
      if (o.draw.boolean(0.4)) o.press(o.draw.item([3, 4, 4]))
    }
    o.wait(MINUTE)
    if (o.device.state === 'running') o.longPress()
    o.wait(10 * SECOND, MINUTE)
  }
  askForPlan(o)
}
