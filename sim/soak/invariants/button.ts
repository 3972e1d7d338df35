// Invariants of the button: what a press must stop, and what it must not start.

import type { Observation } from '../monitor/observation.ts'
import { type Press, RELEASE_MS } from '../monitor/press.ts'
import {
  type Invariant,
  type InvariantCheck,
  LONG_PRESS_MAX_MS,
  NUDGE_MAX_MS,
  SECOND_MS,
  trackDuration,
} from './invariant.ts'

const STUCK_MS = 30 * SECOND_MS
/** A change this soon after the beginning of a press may have come before it, as the device sees it. */
const SAME_MOMENT_MS = 60

/** Whether the press began so shortly before a change that the device may have seen it after that. */
const isOfNext = ({ fromMs, leftAtMs }: Press, { reaction, device }: Observation): boolean =>
  leftAtMs - fromMs < SAME_MOMENT_MS + device.settings.bounceMs + 2 * reaction.passMs

/** What is wrong if this session began by its press: the press was meant for something that ended before. */
function findOlderPress(now: Observation): string | false {
  const press = now.session?.press
  if (!press || press.leftAtMs === Number.POSITIVE_INFINITY || isOfNext(press, now)) return false
  const { fromMs, leftAtMs, wasDriven, wasPlugged, wasConsoleOpen } = press
  const where = wasDriven
    ? 'in motion'
    : wasPlugged
      ? 'on the charger'
      : wasConsoleOpen
        ? 'in service mode'
        : 'before a boot'
  return `the press began ${where}, which ended ${leftAtMs - fromMs} ms later`
}

/** Motion that begins by a press which began before something else ended. */
const startOwnPressCheck = (): InvariantCheck => {
  let last: unknown
  let wrong: string | false = false
  return (now) => {
    const { session, deviceMs, deskUntilMs, reaction } = now
    if (session !== last) wrong = findOlderPress(now)
    last = session
    // A nudge may have been due while the button was held: it is short.
    const mayBeNudge = session && deviceMs < deskUntilMs && deviceMs - session.beganMs <= NUDGE_MAX_MS + reaction.offMs
    return mayBeNudge ? false : wrong
  }
}

export const BUTTON_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a long press while the motor runs turns it off within 1 s, and it stays off',
    startCheck: () => (now) => {
      const { isPressed, press, duty, ms, device, reaction } = now
      if (!isPressed || !press?.wasDriven || press.freeMs < device.settings.bounceMs + RELEASE_MS) return false
      if (isOfNext(press, now)) return false
      // A switch that chatters may look released to an engine that something else took: the press counts anew.
      const stalledMs = device.settings.chatterPercent > 0 ? (device.hal.stalledUntil ?? 0) : 0
      const pressedMs = ms - Math.max(press.fromMs, stalledMs)
      return pressedMs > LONG_PRESS_MAX_MS + reaction.offMs && duty > 0
    },
  },
  {
    name: 'a button held for 30 s counts as stuck and turns the motor off',
    startCheck: () => {
      const pressedFor = trackDuration()
      return ({ isPressed, deviceMs, duty, reaction }) =>
        pressedFor(isPressed, deviceMs) > STUCK_MS + LONG_PRESS_MAX_MS + reaction.offMs && duty > 0
    },
  },
  { name: 'a press that began before a change of state starts nothing after it', startCheck: startOwnPressCheck },
]
