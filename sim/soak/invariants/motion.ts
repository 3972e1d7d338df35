// Invariants of where motion comes from: somebody asked for it, or it is a nudge of the desk mode.

import { isForHand } from '../hardware/load.ts'
import { erasesOf, pageMsSince } from '../monitor/reaction-times.ts'
import { isRequested, type Session } from '../monitor/session.ts'
import {
  type Invariant,
  isKick,
  MINUTE_MS,
  maxMotorMv,
  NUDGE_MAX_MS,
  ROUNDING_MS,
  supplyTolerance,
  trackDuration,
} from './invariant.ts'

const NUDGE_EVERY_MS = 15 * MINUTE_MS
/** The level of a tick, and what strengths 1 to 5 make of it, in percent. */
const TICK_LEVEL = 25
const STRENGTH_PERCENT = [50, 70, 100, 125, 150] as const
/** The strength of a new device. */
const NEW_STRENGTH = 3
/** Stored fields: the strength, and the volts at which calibration found that the motor stops, in mV. */
const STRENGTH_FIELD = 2
const DROP_OUT_MV_FIELD = 8
/** A calibrated motor never gets less than this share of them. */
const TURNS_FROM = 1.1
/** A signal lights it for 1.2 s at most, and for a little longer on a slow engine. */
const LIT_MAX_MS = 1500
const STEADY_MS = 500

/** Returns the motion that has just begun. */
export function trackBegin(): (session: Session | undefined) => Session | undefined {
  let last: Session | undefined
  return (session) => {
    const isNew = session !== last
    last = session
    return isNew ? session : undefined
  }
}

export const MOTION_INVARIANTS: readonly Invariant[] = [
  {
    name: 'the motor starts only within 1 s of a long press, an answer, a request or a calibration, or for a nudge',
    startCheck: () => {
      const beginOf = trackBegin()
      return ({ session, deskUntilMs, isConsoleOpen }) => {
        const begun = beginOf(session)
        return begun !== undefined && !isRequested(begun) && (deskUntilMs === 0 || isConsoleOpen)
      }
    },
    isCheckedWithoutEngine: true,
  },
  {
    name: 'the device moves by itself only in desk mode: every 15 min at most, for 8 h',
    startCheck: () => {
      const beginOf = trackBegin()
      let movedAt = Number.NEGATIVE_INFINITY
      return ({ session, duty, deviceMs, deskUntilMs, reaction }) => {
        const begun = beginOf(session)
        const isTooSoon = deviceMs < movedAt + NUDGE_EVERY_MS - ROUNDING_MS - reaction.passMs
        // From the beginning of a nudge, or from the end of a session: presses may make a nudge look like a short one. A
        // calibration is neither.
        const isNudge = begun !== undefined && !isRequested(begun)
        const isSession = session !== undefined && deviceMs - session.beganMs > NUDGE_MAX_MS
        if (duty > 0 && (isNudge || (isSession && !session.mayBeCalibration))) movedAt = deviceMs
        return begun !== undefined && !isRequested(begun) && (isTooSoon || deviceMs > deskUntilMs)
      }
    },
  },
  {
    name: 'a nudge is short and no stronger than a tick, unless it is answered',
    startCheck: (motor) => {
      const drivenFor = trackDuration()
      /** Two presses in a nudge, which may look like an answer, raise the strength. It is stored only with the next session. */
      let isStrengthStored = true
      return (now) => {
        const { session, duty, deviceMs, motorMv, storedFields, reaction } = now
        if (now.hasStored) isStrengthStored = true
        else if (session?.wasTouched) isStrengthStored = false
        const drivenMs = drivenFor(duty > 0, now.ms)
        if (!session || isRequested(session) || session.wasTouched || duty === 0) return false
        const strength = isStrengthStored ? (storedFields?.[STRENGTH_FIELD] ?? NEW_STRENGTH) : STRENGTH_PERCENT.length
        const level = Math.round((TICK_LEVEL * STRENGTH_PERCENT[strength - 1]!) / 100)
        const dropOutMv = storedFields?.[DROP_OUT_MV_FIELD] ?? 0
        const maxMv = Math.max(maxMotorMv(motor, level), dropOutMv * TURNS_FROM) + supplyTolerance(now)
        const isTooLong = deviceMs - session.beganMs > NUDGE_MAX_MS + reaction.offMs
        return isTooLong || (motorMv > maxMv && !isKick(drivenMs, motor, now) && !isForHand(now, maxMv))
      }
    },
  },
  {
    name: 'a light that stays on means that the motor runs',
    startCheck: () => {
      const litFor = trackDuration()
      let darkEdges = 0
      let darkErases = 0
      return ({ isLit, isPressed, stillMs, deviceMs, edges, device, reaction }) => {
        if (!isLit) {
          darkEdges = edges
          darkErases = erasesOf(device)
        }
        const lateMs = reaction.passMs + (edges - darkEdges) * reaction.edgeMs + pageMsSince(darkErases, device)
        const steadyMs = LIT_MAX_MS + STEADY_MS + lateMs
        // Each press may begin the signal anew. A light that broke while it was lit stays on.
        const counts = isLit && !isPressed && !device.hal.brokenParts.has('light')
        return litFor(counts, deviceMs) > steadyMs && stillMs > steadyMs
      }
    },
  },
]
