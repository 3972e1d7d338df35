// An invariant: a rule that holds at every step of any run. And what the invariants share.

import { levelDecihertz, type MotorProfile, motorMv } from '../../../src/motor/profile.ts'
import { scaleOf } from '../hardware/supply-scale.ts'
import type { Observation } from '../monitor/observation.ts'
import { lengthOf, type Session } from '../monitor/session.ts'

// Every invariant has numbers of its own: a limit that changes only in the firmware breaks an invariant.
export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const SESSION_MAX_MS = 15 * MINUTE_MS
export const REST_MS = 10 * MINUTE_MS

/** Returns false while the invariant holds; true, or what is wrong, when it is broken. */
export type InvariantCheck = (now: Observation) => boolean | string

export interface Invariant {
  name: string
  /** Called at each boot, as a board remembers nothing else; only at the first boot for one about the store. */
  startCheck: (motor: MotorProfile) => InvariantCheck
  /** Checked even while the interpreter is dead and only the watchdog is left. */
  isCheckedWithoutEngine?: boolean
  /** It is about what is stored: the check goes on over resets and power cuts. */
  isAboutStore?: boolean
}

// Tolerances, where the firmware cannot know better.
/** Clocks count whole ms, and drift by up to 10 %. */
export const ROUNDING_MS = 3
export const DRIFT = 1.1
/** From one sensor check to the next, and what follows from it. */
export const CHECK_MS = SECOND_MS
export const REACTION_MS = CHECK_MS * DRIFT + 150
/** One Li-ion cell may rise or fall by this from check to check, besides its noise. */
const CELL_TOLERANCE_MV = 60
/** The drive follows the battery within 20 mV, and the duty has whole thousandths. */
export const DRIVE_TOLERANCE = 1.03
/** A reading may be one check old. */
export const OLD_READING_MV = 40
/** A gesture is long after 800 ms; a slow clock and a switch that bounces come on top. */
export const LONG_PRESS_MAX_MS = 1000

/** Returns how long its condition has been true without a break, in ms; 0 while it is false. */
export function trackDuration(): (isTrue: boolean, ms: number) => number {
  let since = Number.NaN
  return (isTrue, ms) => {
    if (!isTrue) since = Number.NaN
    else if (Number.isNaN(since)) since = ms
    return isTrue ? ms - since : 0
  }
}

/** Returns how far its value has been from the present one within the last `withinMs`, or up to twice that. */
export function trackRange(): (value: number, ms: number, withinMs: number) => number {
  let beganMs = Number.NEGATIVE_INFINITY
  let [low, high, lowBefore, highBefore] = [0, 0, 0, 0]
  return (value, ms, withinMs) => {
    if (ms - beganMs > withinMs) {
      const isNext = ms - beganMs <= 2 * withinMs
      lowBefore = isNext ? low : value
      highBefore = isNext ? high : value
      low = high = value
      beganMs = ms
    }
    low = Math.min(low, value)
    high = Math.max(high, value)
    return Math.max(value - Math.min(low, lowBefore), Math.max(high, highBefore) - value)
  }
}

/** The highest volts of the motor at this level, with the tolerance of the drive. */
export const maxMotorMv = (motor: MotorProfile, level: number): number =>
  motorMv(motor, levelDecihertz(motor, level, motor.hz.at(-1)!)) * DRIVE_TOLERANCE

/** What the supply adds to these volts, or takes from them, from check to check. */
export const supplyTolerance = ({ device }: Observation): number => CELL_TOLERANCE_MV * scaleOf(device)

/** A nudge is at most this long. A session that one began is this much shorter than it looks. */
export const NUDGE_MAX_MS = 2 * SECOND_MS
/** Motion begins this much after its session, at most: the first step of the ramp. */
const FIRST_STEP_MS = 150

/** Whether motion ended by itself at the limit of a session. */
export const isFullSession = (session: Session, passMs: number): boolean =>
  lengthOf(session) >= SESSION_MAX_MS - FIRST_STEP_MS - passMs && isUndisturbed(session)

/** Whether motion ended by itself: nothing that was done to the device could be the reason. */
export const isUndisturbed = ({ isCut, pressedMs, isPlugged, wasFaulty }: Session): boolean =>
  !isCut && pressedMs === 0 && !isPlugged && !wasFaulty

/** Whether a motor that has been driven for so long may still have its kick. */
export const isKick = (drivenMs: number, motor: MotorProfile, { reaction }: Observation): boolean =>
  drivenMs <= motor.kickMs * DRIFT + ROUNDING_MS + reaction.kickMs

/** The motor is off after `allowedMs` in which the condition was true. */
export const offWithin =
  (allowedMs: number, isTrue: (now: Observation) => boolean): (() => InvariantCheck) =>
  () => {
    const durationOf = trackDuration()
    return (now) => durationOf(now.duty > 0 && isTrue(now), now.ms) > allowedMs + now.reaction.offMs
  }

const SOFT_PERCENT = 70

/** The motor is soft after two checks at which the condition was true. */
export const softWhile =
  (isTrue: (now: Observation) => boolean) =>
  (motor: MotorProfile): InvariantCheck => {
    const durationOf = trackDuration()
    const strongFor = trackDuration()
    const softMv = maxMotorMv(motor, SOFT_PERCENT)
    return (now) => {
      const isSoft = durationOf(now.duty > 0 && isTrue(now), now.ms) > 2 * REACTION_MS
      return strongFor(isSoft && now.motorMv > softMv + supplyTolerance(now), now.ms) > REACTION_MS + now.reaction.offMs
    }
  }
