// What motion may begin by: a long press, an answer to a nudge, a request of a host, a calibration, or a nudge.

import { PRESS_3 } from '../../../src/button.ts'
import type { Observation, Readings } from './observation.ts'
import { isCleanSwitch, type Press, RELEASE_MS } from './press.ts'
import { pageMsSince } from './reaction-times.ts'
import { type Cause, isRequested, type Session } from './session.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
/** A press is long after 800 ms. A fast clock counts them in less, a slow one in more. */
const MIN_LONG_MS = 750
const MAX_LONG_MS = 850
/** The motor starts within this time of what it starts by. */
const START_MS = SECOND_MS
/** A press counts when no other can follow it; with a bad switch that takes up to this time. */
const PRESS_SETTLES_MS = 1500
/** A nudge can be answered for a minute. */
const ANSWER_MS = 62 * SECOND_MS
const DESK_MS = 8 * 60 * MINUTE_MS
const DESK_TOLERANCE_MS = 10 * SECOND_MS
/** Requests of a host above this number begin the desk mode. */
const ASK_DESK = 100
/** So many presses within this time may have begun the desk mode. */
const DESK_PRESSES = 4
const DESK_PRESSES_MS = 5 * SECOND_MS

type Known = Readings & Pick<Observation, 'press' | 'presses' | 'mayBeInService'>

/** When a press may have become long, or Infinity. */
export function reachedMs(press: Press, { ms, device }: Readings): number {
  const heldMs = Math.min(press.toMs, ms) - press.fromMs
  const leastMs = MIN_LONG_MS - device.settings.bounceMs
  return heldMs >= leastMs ? press.fromMs + leastMs : Number.NEGATIVE_INFINITY
}

/** Whether the press may start the motor now. */
function isLongPress(press: Press, now: Readings): boolean {
  // The callback in which it becomes long may be one that begins a page of the log, because of a press before.
  const lateMs = now.reaction.passMs + pageMsSince(press.erases, now.device)
  const latestMs = press.fromMs + MAX_LONG_MS + now.device.settings.bounceMs + START_MS + lateMs
  return reachedMs(press, now) > Number.NEGATIVE_INFINITY && now.ms <= latestMs
}

/** The press that may start the motor now: the newest, or the one before where the engine has not heard of the newest. */
export function startingPress(now: Known): Press | undefined {
  const { press: newest } = now
  const unheardMs = now.reaction.passMs + now.device.settings.bounceMs
  const before = now.presses.at(-2)
  // Contacts that bounced until the next press, or nearly, never looked open.
  const isOne = newest && before && newest.freeMs < now.device.settings.bounceMs + RELEASE_MS
  if (isOne && isLongPress({ ...newest, fromMs: before.fromMs }, now)) return newest
  const known = newest && now.ms - newest.fromMs > unheardMs ? [newest] : [newest, before]
  return known.find((press) => press && isLongPress(press, now))
}

/** Whether a press may have been counted just now. */
export const couldAnswer = ({ press, ms, isPressed, reaction }: Known): boolean =>
  press !== undefined && (isPressed || ms - press.toMs < PRESS_SETTLES_MS + reaction.passMs)

/** Whether a host has just requested something. On a link a request may wait for the line before. */
const isHostRequest = ({ device, ms, reaction }: Readings): boolean =>
  ms - device.lastRequest.ms <= START_MS + reaction.passMs * (device.hal.link?.kind ? 2 : 1)

export class SessionCauses {
  /** The desk mode may last until then, by the clock of the device; 0 if nobody began it. */
  deskUntilMs = 0
  #nudgedMs = Number.NEGATIVE_INFINITY
  #boots = -1

  /** `session` is the motion of this moment. */
  update(now: Known, session: Session | undefined): void {
    if (now.boots !== this.#boots) {
      this.deskUntilMs = 0
      this.#nudgedMs = Number.NEGATIVE_INFINITY
    }
    this.#boots = now.boots
    if (session && !isRequested(session)) this.#nudgedMs = now.ms
    const { lastRequest } = now.device
    const isRequest = lastRequest.ms === now.ms && (lastRequest.what > ASK_DESK || lastRequest.what === DESK_PRESSES)
    if (isRequest || (now.isPressed && this.#couldBeginDesk(now)))
      this.deskUntilMs = now.deviceMs + DESK_MS + DESK_TOLERANCE_MS
  }

  /** What ended at `ms` may have been a nudge: a press may answer it. */
  noteNudge(ms: number): void {
    this.#nudgedMs = Math.max(this.#nudgedMs, ms)
  }

  /** Presses that began while the motor was driven were meant for the session. */
  #couldBeginDesk(now: Known): boolean {
    if (!isCleanSwitch(now)) return true
    const presses = now.presses.slice(-DESK_PRESSES)
    return (
      presses.length === DESK_PRESSES &&
      now.ms - presses[0]!.fromMs < DESK_PRESSES_MS &&
      presses.every(({ wasDriven }) => !wasDriven)
    )
  }

  /** What motion that begins now begins by. */
  causeOf(now: Known): Cause {
    const { ms } = now
    const isAnswer = couldAnswer(now)
    if (now.isConsoleOpen) return isHostRequest(now) || isAnswer ? 'calibration' : 'none'
    const mayAnswer = isAnswer && ms - this.#nudgedMs < ANSWER_MS
    // It may be the press before that answered.
    if (startingPress(now)) return mayAnswer ? 'answer' : 'press'
    if (isHostRequest(now)) return now.device.lastRequest.what === PRESS_3 ? 'calibration' : 'host'
    if (mayAnswer) return 'answer'
    if (isAnswer && now.mayBeInService) return 'calibration'
    this.#nudgedMs = ms
    return 'none'
  }
}
