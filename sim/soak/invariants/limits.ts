// Invariants of the limits of a session and of a day. A session also ends when a charger comes.

import type { Observation } from '../monitor/observation.ts'
import { hertzAt } from '../monitor/use-tracker.ts'
import {
  CHECK_MS,
  DRIFT,
  type Invariant,
  isFullSession,
  MINUTE_MS,
  offWithin,
  REST_MS,
  ROUNDING_MS,
  SESSION_MAX_MS,
} from './invariant.ts'

const DAY_MS = 24 * 60 * MINUTE_MS
const DAY_MAX_MS = 45 * MINUTE_MS
const HAND_MAX_POINTS = 100
/** The firmware counts hand time from the level, this check from the volts. */
const HAND_TOLERANCE = 1.1
/** While nothing else changes, the firmware notices a new day only at a full check: every 30 unchanged checks. */
const NEW_DAY_NOTICED_MS = 31 * CHECK_MS * DRIFT

/**
 * Returns whether a new day begins. Where the calendar goes forward, it decides. Where the day is unknown, or the
 * calendar went back, a day has 24 h, and the next begins at a press or in motion.
 */
function trackDay(): (now: Observation) => boolean {
  let latestDay = 0
  let beganAt = 0
  return ({ day, deviceMs, isPressed, duty }) => {
    const isLater = day > latestDay
    const isOver = (day === 0 || day < latestDay) && deviceMs - beganAt >= DAY_MS && (isPressed || duty > 0)
    if (isLater) latestDay = day
    if (isLater || isOver) beganAt = deviceMs
    return isLater || isOver
  }
}

export const LIMIT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a session ends after 15 min, whatever is pressed',
    startCheck:
      () =>
      ({ session, duty, deviceMs, reaction }) =>
        session !== undefined && duty > 0 && deviceMs - session.beganMs > SESSION_MAX_MS + ROUNDING_MS + reaction.offMs,
  },
  {
    name: 'the device rests for 10 min after a full session',
    startCheck: () => {
      let restsUntil = Number.NEGATIVE_INFINITY
      return ({ endedSession, duty, deviceMs, reaction }) => {
        if (endedSession && isFullSession(endedSession, reaction.passMs))
          restsUntil = endedSession.lastDrivenMs + REST_MS - ROUNDING_MS - reaction.offMs
        return duty > 0 && deviceMs < restsUntil
      }
    },
  },
  {
    name: 'the motor runs for at most 45 min a day, where the day is known',
    startCheck: () => {
      const isNewDay = trackDay()
      let usedMs = 0
      let lastMs = 0
      let wasDriven = false
      return (now) => {
        if (wasDriven && now.day > 0) usedMs += now.deviceMs - lastMs
        if (isNewDay(now)) usedMs = 0
        lastMs = now.deviceMs
        wasDriven = now.duty > 0
        return wasDriven && usedMs > DAY_MAX_MS + NEW_DAY_NOTICED_MS
      }
    },
  },
  {
    name: 'hand time is at most 100 points a day',
    startCheck: (motor) => {
      const isNewDay = trackDay()
      let points = 0
      let last = { ms: 0, hz2: 0 }
      return (now) => {
        points += (last.hz2 * (now.ms - last.ms)) / 1000 / motor.hz2sPerPoint
        const isNew = isNewDay(now)
        // Without a calendar, hand time fades by the limit of a day in 24 h.
        if (now.day === 0) points = Math.max(0, points - ((now.ms - last.ms) * HAND_MAX_POINTS) / DAY_MS)
        else if (isNew) points = 0
        const hertz = hertzAt(motor, now.motorMv)
        last = { ms: now.ms, hz2: now.duty > 0 ? hertz * hertz : 0 }
        return now.duty > 0 && points > HAND_MAX_POINTS * HAND_TOLERANCE
      }
    },
  },
  { name: 'a charger turns the motor off at once', startCheck: offWithin(0, ({ isPlugged }) => isPlugged) },
]
