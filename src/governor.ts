// The one door to the motor. Whatever a program, the button or a remote asks for, the motor gets only what
// every limit here allows: session and rest, battery, heat, hand time, band, ramp and kick.

import { MAX_LEVEL } from './format.ts'
import {
  ABSENT,
  BACK_ABOVE_MV,
  BACK_BELOW_C,
  CELL_MAX_MV,
  CELL_MIN_MV,
  CHECK_MS,
  DAY_MAX_MS,
  HAND_MAX_POINTS,
  HAND_WARN_POINTS,
  LOW_MS,
  OFF_BELOW_MV,
  OFF_FROM_C,
  RAMP_MS_PER_LEVEL,
  REST_MS,
  SESSION_MAX_MS,
  SOFT_BELOW_MV,
  SOFT_FROM_C,
  SOFT_PERCENT,
  START_MIN_MV,
  STEP_MS,
  THERMOMETER_MAX_C,
  THERMOMETER_MIN_C,
} from './limits.ts'
import { levelDecihertz, type MotorProfile, motorMv } from './motor.ts'
import { DAY_MS, NEVER } from './time.ts'

export const FULL_DUTY = 1000
/** A cell that cannot be measured is taken to be full: too little drive rather than too much. */
const ASSUMED_MV = 4200
/** Levels of one ramp step. */
const STEP_LEVELS = STEP_MS / RAMP_MS_PER_LEVEL

// Why the motor may not run, in the order they are looked at. Also the count that the light blinks.
export const ALLOWED = 0
export const STOP_BATTERY = 1
export const STOP_HEAT = 2
export const STOP_REST = 3
export const STOP_DAY = 4
export const STOP_HAND = 5

// What a look at the sensors found.
export const SENSORS_FINE = 0
export const SENSORS_WARN = 1 // softer from now on, or half of the day's hand time is used
export const NO_BATTERY = 2
export const NO_THERMOMETER = 3

export interface Governor {
  /** Readings in mV and °C (ABSENT where the board has none), charger seen (0 or 1), day number (0: unknown). SENSORS_... */
  sense(batteryMv: number, celsius: number, charging: number, day: number, now: number): number
  /** ALLOWED, or why a session may not start (or go on). */
  objection(now: number): number
  begin(now: number): void
  /** The motor is off from now on, at once and without a ramp. */
  end(now: number): void
  /** The duty for the level asked for, 0..1000: the only source of a duty there is. 0 outside a session. */
  drive(level: number, now: number): number
  /** The level that is driven, after every limit and the ramp. */
  level(): number
  /** Whether the sensors are due for a look. */
  checkDue(now: number): boolean
  /** When to be called next, in ms, or NEVER. */
  nextAt(): number
  /** Motor time and hand time of the day, to be kept over a power cut: day number, ms, Hz² s. */
  today(field: number): number
  restore(day: number, usedMs: number, handHz2s: number): void
}

export function createGovernor(motor: MotorProfile): Governor {
  let running = false
  let beganAt = 0
  let checkAt = NEVER
  let restUntil = 0

  let cellMv = 0
  let empty = false
  let lowSince = NEVER
  let started = false
  let hot = false
  let softCell = false
  let softHeat = false

  let dayNumber = 0
  let dayBeganAt = 0
  let countedAt = 0
  let usedMs = 0
  let handHz2s = 0
  let handWarned = false

  let level = 0
  let movedAt = 0
  let moveAt = NEVER
  let kickUntil = 0
  let stoppedAt = -NEVER

  /** A new day clears the day's counts: by the calendar where it is known, else after 24 h of power. */
  function rollDay(day: number, now: number) {
    if (day > dayNumber ? dayNumber > 0 : now - dayBeganAt >= DAY_MS) {
      dayBeganAt = now
      usedMs = handHz2s = 0
      handWarned = false
    }
    if (day > dayNumber) dayNumber = day
  }

  /** Adds what ran since the last count. */
  function count(now: number) {
    const ms = now - countedAt
    const decihertz = levelDecihertz(motor, level)
    countedAt = now
    usedMs += ms
    handHz2s += (decihertz * decihertz * ms) / 100000
  }

  function usedBy(now: number): number {
    return running ? usedMs + now - countedAt : usedMs
  }

  function handPoints(): number {
    return handHz2s / motor.hz2sPerPoint
  }

  function watchCell(now: number) {
    if (!running) {
      if (cellMv > BACK_ABOVE_MV) empty = false
      return
    }
    if (cellMv >= START_MIN_MV) softCell = false
    else if (cellMv < SOFT_BELOW_MV) softCell = true
    if (cellMv >= OFF_BELOW_MV) lowSince = NEVER
    else if (lowSince === NEVER) lowSince = now
    if (now - lowSince >= LOW_MS || (!started && cellMv < START_MIN_MV)) empty = true
    started = true
  }

  function watchHeat(celsius: number) {
    if (celsius >= OFF_FROM_C) hot = true
    if (celsius >= SOFT_FROM_C) softHeat = true
    if (celsius < BACK_BELOW_C) hot = softHeat = false
  }

  /** The level in the band that strength, battery and heat leave: 0, or 1..100. */
  function allowed(asked: number): number {
    if (!(asked > 0)) return 0
    const softer = softCell || softHeat ? (asked * SOFT_PERCENT) / 100 : asked
    return Math.max(1, Math.min(MAX_LEVEL, Math.floor(softer + 0.5)))
  }

  function ramp(target: number, now: number) {
    // However long the level has stood still, a change begins with one step.
    const room = Math.min(STEP_LEVELS, Math.floor((now - movedAt) / RAMP_MS_PER_LEVEL))
    const from = level
    if (level < target) level = Math.min(target, level + room)
    else level = Math.max(target, level - room)
    if (level !== from) {
      movedAt = now
      if (from === 0 && now - stoppedAt >= motor.stopMs) kickUntil = now + motor.kickMs
      if (level === 0) stoppedAt = now
    }
    moveAt = level === target ? NEVER : movedAt + STEP_MS
  }

  function duty(now: number): number {
    if (level === 0) return 0
    const kick = now < kickUntil
    if (kick) moveAt = Math.min(moveAt, kickUntil)
    const mv = kick ? motor.kickMv : motorMv(motor, levelDecihertz(motor, level))
    return Math.min(FULL_DUTY, Math.floor((mv * FULL_DUTY) / (cellMv === ABSENT ? ASSUMED_MV : cellMv)))
  }

  return {
    sense(batteryMv, celsius, charging, day, now) {
      rollDay(day, now)
      if (charging) empty = false
      if (batteryMv !== ABSENT && !(batteryMv >= CELL_MIN_MV && batteryMv <= CELL_MAX_MV)) return NO_BATTERY
      if (celsius !== ABSENT && !(celsius >= THERMOMETER_MIN_C && celsius <= THERMOMETER_MAX_C)) return NO_THERMOMETER
      const soft = softCell || softHeat
      cellMv = batteryMv
      if (cellMv !== ABSENT) watchCell(now)
      if (celsius !== ABSENT) watchHeat(celsius)
      if (!running) return SENSORS_FINE
      count(now)
      while (checkAt <= now) checkAt += CHECK_MS
      const warned = handWarned
      handWarned = handPoints() >= HAND_WARN_POINTS
      return (handWarned && !warned) || (!soft && (softCell || softHeat)) ? SENSORS_WARN : SENSORS_FINE
    },

    objection(now) {
      if (empty || (!running && cellMv !== ABSENT && cellMv < START_MIN_MV)) return STOP_BATTERY
      if (hot) return STOP_HEAT
      if (now < restUntil || (running && now - beganAt >= SESSION_MAX_MS)) return STOP_REST
      if (dayNumber > 0 && usedBy(now) >= DAY_MAX_MS) return STOP_DAY
      if (handPoints() >= HAND_MAX_POINTS) return STOP_HAND
      return ALLOWED
    },

    begin(now) {
      running = true
      started = false
      lowSince = NEVER
      beganAt = countedAt = now
      checkAt = now + CHECK_MS
      movedAt = now - STEP_MS
    },

    end(now) {
      if (!running) return
      count(now)
      running = false
      softCell = false
      checkAt = moveAt = NEVER
      if (level > 0) stoppedAt = now
      level = 0
      if (now - beganAt >= SESSION_MAX_MS) restUntil = now + REST_MS
    },

    drive(asked, now) {
      if (!running) return 0
      ramp(allowed(asked), now)
      return duty(now)
    },

    level() {
      return level
    },

    checkDue(now) {
      return now >= checkAt
    },

    nextAt() {
      if (!running) return NEVER
      const dayEnd = dayNumber > 0 ? countedAt + DAY_MAX_MS - usedMs : NEVER
      return Math.min(moveAt, checkAt, beganAt + SESSION_MAX_MS, dayEnd)
    },

    today(field) {
      return field === 0 ? dayNumber : field === 1 ? usedMs : handHz2s
    },

    restore(day, ms, hz2s) {
      dayNumber = day
      usedMs = ms
      handHz2s = hz2s
    },
  }
}
