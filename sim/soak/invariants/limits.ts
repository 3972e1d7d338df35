// Invariants of the limits of a session and of a day. A session also ends when a charger comes.

import type { Observation } from '../monitor/observation.ts'
import { CHECK_MS, DRIFT, type Invariant, MINUTE_MS, REST_MS, ROUNDING_MS, SESSION_MAX_MS } from './invariant.ts'

const DAY_MS = 24 * 60 * MINUTE_MS
const DAY_MAX_MS = 45 * MINUTE_MS
const HAND_MAX_POINTS = 100
/** The firmware counts hand time from the level, this check from the volts. */
const HAND_TOLERANCE = 1.1
/** While nothing else changes, the firmware notices a new day only at a full check: every 30 unchanged checks. */
const NEW_DAY_NOTICED_MS = 31 * CHECK_MS * DRIFT

interface SessionTimes {
  /** Length so far, by the clock of the device; 0 between two sessions. */
  ms: number
  /** The end and the length of the last session. */
  endedAt: number
  lastMs: number
}

/** Tracks how long the device has been active. */
function trackSession(): (now: Observation) => SessionTimes {
  const times = { ms: 0, endedAt: Number.NEGATIVE_INFINITY, lastMs: 0 }
  let beganAt = 0
  let wasActive = false
  return ({ isActive, deviceMs }) => {
    if (isActive && !wasActive) beganAt = deviceMs
    if (!isActive && wasActive) {
      times.endedAt = deviceMs
      times.lastMs = deviceMs - beganAt
    }
    wasActive = isActive
    times.ms = isActive ? deviceMs - beganAt : 0
    return times
  }
}

/**
 * Returns whether a new day begins. Where the calendar goes forward, it decides. Where the day is unknown, or the
 * calendar went back, a day has 24 h, and the next begins at a press or while the device is active.
 */
function trackDay(): (now: Observation) => boolean {
  let latestDay = 0
  let beganAt = 0
  return ({ day, deviceMs, isPressed, isActive }) => {
    const isLater = day > latestDay
    const isOver = (day === 0 || day < latestDay) && deviceMs - beganAt >= DAY_MS && (isPressed || isActive)
    if (isLater) latestDay = day
    if (isLater || isOver) beganAt = deviceMs
    return isLater || isOver
  }
}

export const LIMIT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a session ends after 15 min, whatever is pressed',
    startCheck: () => {
      const session = trackSession()
      return (now) => session(now).ms > SESSION_MAX_MS + ROUNDING_MS
    },
  },
  {
    name: 'the device rests for 10 min after a full session',
    startCheck: () => {
      const session = trackSession()
      return (now) => {
        const { endedAt, lastMs } = session(now)
        return now.duty > 0 && lastMs >= SESSION_MAX_MS && now.deviceMs < endedAt + REST_MS - ROUNDING_MS
      }
    },
  },
  {
    name: 'the motor runs for at most 45 min a day, where the day is known',
    startCheck: () => {
      const isNewDay = trackDay()
      let usedMs = 0
      let lastMs = 0
      let wasActive = false
      return (now) => {
        if (wasActive && now.day > 0) usedMs += now.deviceMs - lastMs
        if (isNewDay(now)) usedMs = 0
        lastMs = now.deviceMs
        wasActive = now.isActive
        return now.duty > 0 && usedMs > DAY_MAX_MS + NEW_DAY_NOTICED_MS
      }
    },
  },
  {
    name: 'hand time is at most 100 points a day',
    startCheck: (motor) => {
      const hz = [motor.hz[0]!, motor.hz.at(-1)!] as const
      const mv = [motor.mv[0]!, motor.mv.at(-1)!] as const
      const isNewDay = trackDay()
      let points = 0
      let last = { ms: 0, hz2: 0 }
      return (now) => {
        points += (last.hz2 * (now.ms - last.ms)) / 1000 / motor.hz2sPerPoint
        if (isNewDay(now)) points = 0
        const hertz = hz[0] + ((now.motorMv - mv[0]) * (hz[1] - hz[0])) / (mv[1] - mv[0])
        last = { ms: now.ms, hz2: now.duty > 0 ? hertz * hertz : 0 }
        return now.duty > 0 && points > HAND_MAX_POINTS * HAND_TOLERANCE
      }
    },
  },
  {
    name: 'a charger turns the motor off at once',
    startCheck: () => (now) => now.isPlugged && now.duty > 0,
  },
]
