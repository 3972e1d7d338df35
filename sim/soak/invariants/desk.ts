// Invariants of the desk mode, and of motion in general: the device moves by itself only for a nudge, and a device that
// shows running does run.

import type { Session } from '../monitor/observation.ts'
import {
  CELL_TOLERANCE_MV,
  DRIFT,
  type Invariant,
  MINUTE_MS,
  maxMotorMv,
  ROUNDING_MS,
  SECOND_MS,
  trackDuration,
} from './invariant.ts'

const NUDGE_EVERY_MS = 15 * MINUTE_MS
const NUDGE_MAX_MS = 2 * SECOND_MS
/** The level of a tick, and what strengths 1 to 5 make of it, in percent. */
const TICK_LEVEL = 25
const STRENGTH_PERCENT = [50, 70, 100, 125, 150] as const
/** Stored field: the volts at which calibration found that the motor stops, in mV. */
const DROP_OUT_MV_FIELD = 8
/** A calibrated motor never gets less than this share of them. */
const TURNS_FROM = 1.1
/** No program of the rotation stands still for longer. */
const STILL_MAX_MS = 2 * SECOND_MS

export const DESK_INVARIANTS: readonly Invariant[] = [
  {
    name: 'the device moves by itself only in desk mode: every 15 min at most, for 8 h',
    startCheck: () => {
      let last: Session | undefined
      let movedAt = Number.NEGATIVE_INFINITY
      return ({ session, deviceMs, deskUntilMs }) => {
        const isNew = session !== undefined && session !== last
        const isTooSoon = deviceMs < movedAt + NUDGE_EVERY_MS - ROUNDING_MS
        last = session
        // From the beginning of a nudge, or from the end of a session.
        if (session && (isNew || session.wasRequested)) movedAt = deviceMs
        return isNew && !session.wasRequested && (isTooSoon || deviceMs > deskUntilMs)
      }
    },
  },
  {
    name: 'a nudge is short and no stronger than a tick, unless it is answered',
    startCheck: (motor) => {
      const drivenFor = trackDuration()
      return ({ session, duty, deviceMs, ms, motorMv, strength, storedFields }) => {
        const isKick = drivenFor(duty > 0, ms) <= motor.kickMs * DRIFT + ROUNDING_MS
        if (!session || session.wasRequested || session.wasTouched) return false
        const level = Math.round((TICK_LEVEL * STRENGTH_PERCENT[strength - 1]!) / 100)
        const dropOutMv = storedFields?.[DROP_OUT_MV_FIELD] ?? 0
        const maxMv = Math.max(maxMotorMv(motor, level), dropOutMv * TURNS_FROM) + CELL_TOLERANCE_MV
        return deviceMs - session.beganMs > NUDGE_MAX_MS || (motorMv > maxMv && !isKick)
      }
    },
  },
  {
    name: 'a device that shows running does run',
    startCheck: () => {
      const stillFor = trackDuration()
      return ({ state, duty, deviceMs }) => stillFor(state === 'running' && duty === 0, deviceMs) > STILL_MAX_MS
    },
  },
]
