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

/** The level that is driven, after every limit and the ramp. */
export let level: number
/** When the sensors are due for a look, in ms, or NEVER. */
export let checkAt: number
/** Of the day, to be kept over a power cut: number (0: unknown), motor time in ms, hand time in Hz² s. */
export let dayNumber: number
export let usedMs: number
export let handHz2s: number

let motor: MotorProfile
let running: boolean
let beganAt: number
let restUntil: number

let cellMv: number
let empty: boolean
let lowSince: number
let provedLoad: boolean
let hot: boolean
let softCell: boolean
let softHeat: boolean

let dayBeganAt: number
let countedAt: number
let handWarned: boolean

let movedAt: number
let moveAt: number
let kickUntil: number
let stoppedAt: number

/** As after power-up, for this motor, with what was kept of the day. */
export function reset(profile: MotorProfile, day: number, dayUsedMs: number, dayHandHz2s: number): void {
  motor = profile
  running = empty = provedLoad = hot = softCell = softHeat = handWarned = false
  level = cellMv = beganAt = restUntil = dayBeganAt = countedAt = movedAt = kickUntil = 0
  checkAt = moveAt = lowSince = NEVER
  stoppedAt = -NEVER
  dayNumber = day
  usedMs = dayUsedMs
  handHz2s = dayHandHz2s
}

/** A new day clears the day's counts: by the calendar where it is known, else after 24 h of power. */
function rollDay(day: number, now: number): void {
  if (day > dayNumber ? dayNumber > 0 : now - dayBeganAt >= DAY_MS) {
    dayBeganAt = now
    usedMs = handHz2s = 0
    handWarned = false
  }
  if (day > dayNumber) dayNumber = day
}

/** Adds what ran since the last count. */
function count(now: number): void {
  const ms = now - countedAt
  const decihertz = levelDecihertz(motor, level)
  countedAt = now
  usedMs += ms
  handHz2s += (decihertz * decihertz * ms) / 100000
}

function watchCell(now: number): void {
  if (!running) {
    if (cellMv > BACK_ABOVE_MV) empty = false
    return
  }
  if (cellMv >= START_MIN_MV) softCell = false
  else if (cellMv < SOFT_BELOW_MV) softCell = true
  if (cellMv >= OFF_BELOW_MV) lowSince = NEVER
  else if (lowSince === NEVER) lowSince = now
  if (now - lowSince >= LOW_MS || (!provedLoad && cellMv < START_MIN_MV)) empty = true
  provedLoad = true
}

function watchHeat(celsius: number): void {
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

function ramp(target: number, now: number): void {
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

/**
 * Readings in mV and °C (ABSENT where the board has none), charger seen (0 or 1), day number (0: unknown).
 * Answers SENSORS_FINE, SENSORS_WARN, NO_BATTERY or NO_THERMOMETER.
 */
export function sense(batteryMv: number, celsius: number, charging: number, day: number, now: number): number {
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
  handWarned = handHz2s >= HAND_WARN_POINTS * motor.hz2sPerPoint
  return (handWarned && !warned) || (!soft && (softCell || softHeat)) ? SENSORS_WARN : SENSORS_FINE
}

/** ALLOWED, or why a session may not start (or go on). */
export function objection(now: number): number {
  if (empty || (!running && cellMv !== ABSENT && cellMv < START_MIN_MV)) return STOP_BATTERY
  if (hot) return STOP_HEAT
  if (now < restUntil || (running && now - beganAt >= SESSION_MAX_MS)) return STOP_REST
  if (dayNumber > 0 && usedMs + (running ? now - countedAt : 0) >= DAY_MAX_MS) return STOP_DAY
  return handHz2s >= HAND_MAX_POINTS * motor.hz2sPerPoint ? STOP_HAND : ALLOWED
}

export function begin(now: number): void {
  running = true
  provedLoad = false
  lowSince = NEVER
  beganAt = countedAt = now
  checkAt = now + CHECK_MS
  movedAt = now - STEP_MS
}

/** The motor is off from now on, at once and without a ramp. */
export function end(now: number): void {
  if (!running) return
  count(now)
  running = softCell = false
  checkAt = moveAt = NEVER
  if (level > 0) stoppedAt = now
  level = 0
  if (now - beganAt >= SESSION_MAX_MS) restUntil = now + REST_MS
}

/** The duty for the level asked for, 0..1000: the only source of a duty there is. 0 outside a session. */
export function drive(asked: number, now: number): number {
  if (!running) return 0
  ramp(allowed(asked), now)
  return duty(now)
}

/** When to be called next, in ms, or NEVER. */
export function nextAt(): number {
  if (!running) return NEVER
  const dayEnd = dayNumber > 0 ? countedAt + DAY_MAX_MS - usedMs : NEVER
  return Math.min(moveAt, checkAt, beganAt + SESSION_MAX_MS, dayEnd)
}
