// The one door to the motor. Whatever a program, the button or a host asks for, the motor gets only what every limit
// allows: session, rest and day here, battery and heat in sensor-limits.ts, band, ramp and kick in drive.ts.

import { HAS_SENSE, IS_ADAPTER, START_MIN_MV, SUPPLY_MAX_MV, SUPPLY_MIN_MV, SUPPLY_STEP_MV, TOO_HIGH_MV } from '#device'
import { FAULT_BATTERY, FAULT_CURRENT, FAULT_THERMOMETER } from '../faults.ts'
import {
  ABSENT,
  BACK_BELOW_C,
  DAY_MAX_MS,
  HAND_MAX_POINTS,
  HAND_WARN_POINTS,
  OFF_FROM_C,
  REST_MS,
  SESSION_MAX_MS,
  SOFT_FROM_C,
  THERMOMETER_MAX_C,
  THERMOMETER_MIN_C,
} from '../limits.ts'
import { NEVER, SECOND_MS } from '../time.ts'
import * as current from './current.ts'
import * as day from './day.ts'
import * as motion from './drive.ts'
import { motor } from './drive.ts'
import * as load from './load.ts'
import { type MotorProfile, motorMv } from './profile.ts'
import * as sensors from './sensor-limits.ts'
import { caseC, cellMv, isBatterySoft, isHeatSoft } from './sensor-limits.ts'

export { dayNumber, earlierHz2s, handHz2s, newDays, usedMs } from './day.ts'
export {
  bandMs,
  dropStepPlan,
  duty,
  dutyAfterKick,
  FULL_DUTY,
  isRecorded,
  kickUntil,
  level,
  levelAt,
  motor,
  moveAt,
  noteDuty,
  noteKickBegan,
  planDuties,
  planStepMs,
  planSteps,
  recordStep,
  startPlan,
  stepPlanId,
} from './drive.ts'

// Why the motor may not run, in the order of the checks; also the count that the light blinks.
export const ALLOWED = 0
export const STOP_BATTERY = 1
export const STOP_HEAT = 2
export const STOP_REST = 3
export const STOP_DAY = 4
export const STOP_HAND = 5
/** The motor cannot turn, or does too much; only where a board senses its current. The light has another use for 6. */
export const STOP_STALL = 7

// Result of a sensor check: one of these; or -STOP_BATTERY or -STOP_HEAT if it makes the motor softer from now on, or
// -STOP_HAND if half of the day's hand time is used.
export const SENSORS_FINE = 0
export const NO_BATTERY = FAULT_BATTERY
export const NO_THERMOMETER = FAULT_THERMOMETER
export const NO_CURRENT = FAULT_CURRENT

/** Whether the motor may run: in a session, a nudge or a calibration. Else the duty is 0. */
export let isRunning: boolean
/** When a limit ends the session, as far as is known now, in ms, or NEVER. */
export let limitAt: number
/**
 * After planNextCheck(): while readings are at or above `unchangedFrom…` and below `unchangedTo…`, in mV and °C,
 * checkReadings() would decide nothing, and need not be called. The range is empty while every check counts.
 */
export let unchangedFromMv: number
export let unchangedToMv: number
export let unchangedFromC: number
export let unchangedToC: number
/** End of the rest after a full session, in ms; 0 after any other. */
export let restUntil: number
/** Highest case temperature of this session or the last, in °C; 0 if none was above 0. */
export let topC: number

let beganAt: number
let isHandWarned: boolean
/** The session has had a check. */
let isChecked: boolean

/**
 * Starts as after power-up, with the stored counts of the day, and with the rest that may be due, in ms. `cutMs` is how
 * long a session may have run that a power cut ended, which is counted as if it had been the strongest; else 0.
 */
export function reset(
  profile: MotorProfile,
  dayNumber: number,
  usedMs: number,
  handHz2s: number,
  restMs: number,
  earlierHz2s: number,
  cutMs: number,
): void {
  const topHz = profile.hz[profile.hz.length - 1]!
  day.reset(dayNumber, usedMs + cutMs, handHz2s + (cutMs * topHz * topHz) / SECOND_MS, earlierHz2s)
  sensors.reset()
  motion.reset(profile)
  if (HAS_SENSE) current.reset()
  isRunning = isChecked = isHandWarned = false
  beganAt = topC = 0
  limitAt = NEVER
  restUntil = restMs
}

/** Works out when the session's or the day's time is over. */
function updateLimit(): void {
  limitAt = Math.min(beganAt + SESSION_MAX_MS, day.isDayKnown ? motion.countedAt + DAY_MAX_MS - day.usedMs : NEVER)
}

/** Works out which readings need no check until the next one. */
export function planNextCheck(): void {
  unchangedToMv = cellMv + SUPPLY_STEP_MV
  if (IS_ADAPTER && unchangedToMv > TOO_HIGH_MV) unchangedToMv = TOO_HIGH_MV
  unchangedFromMv = cellMv === ABSENT ? ABSENT : Math.max(cellMv - (SUPPLY_STEP_MV - 1), START_MIN_MV)
  unchangedFromC = caseC === ABSENT ? ABSENT : isHeatSoft ? BACK_BELOW_C : THERMOMETER_MIN_C
  unchangedToC = isHeatSoft ? OFF_FROM_C : SOFT_FROM_C
  // The first check of a session always counts: it proves the cell under load. And every check counts below START_MIN_MV, for
  // softer and off, and within a point of a limit of hand time: minutes.
  if (
    !isChecked ||
    day.handHz2s / motor.hz2sPerPoint + 1 >= (isHandWarned ? HAND_MAX_POINTS : HAND_WARN_POINTS) ||
    (cellMv !== ABSENT && cellMv < START_MIN_MV)
  )
    unchangedFromMv = NEVER
}

/**
 * Checks readings against the limits: battery in mV and case in °C, ABSENT where the board has no sensor; charger 0 or
 * 1; day since 1970, 0 if unknown. Answers with a result of a sensor check.
 */
export function checkReadings(
  batteryMv: number,
  celsius: number,
  charging: number,
  calendarDay: number,
  now: number,
): number {
  day.startNewDays(calendarDay, isRunning ? 0 : HAND_MAX_POINTS * motor.hz2sPerPoint, now)
  if (charging) sensors.noteCharger()
  if (batteryMv !== ABSENT && !(batteryMv >= SUPPLY_MIN_MV && batteryMv <= SUPPLY_MAX_MV)) return NO_BATTERY
  if (celsius !== ABSENT && !(celsius >= THERMOMETER_MIN_C && celsius <= THERMOMETER_MAX_C)) return NO_THERMOMETER
  if (HAS_SENSE && !current.isSensorFine) return NO_CURRENT
  if (celsius > topC) topC = celsius
  const wasSoft = isBatterySoft || isHeatSoft
  const cellMvBefore = cellMv
  sensors.noteReadings(batteryMv, celsius, isRunning, now)
  if (!isRunning) return SENSORS_FINE
  // The motor must be off soon. What was used is counted at the end of the session.
  if (sensors.isHot || sensors.isEmpty) {
    limitAt = now
    return SENSORS_FINE
  }
  motion.countUse(now)
  const wasWarned = isHandWarned
  isHandWarned = day.handHz2s >= HAND_WARN_POINTS * motor.hz2sPerPoint
  isChecked = true
  updateLimit()
  if (findStopReason(now) !== ALLOWED) limitAt = now
  // The plan was made for another cell voltage, or for another softness.
  if (cellMv !== cellMvBefore || !wasSoft !== !(isBatterySoft || isHeatSoft)) motion.dropStepPlan(now)
  if (isHandWarned && !wasWarned) return -STOP_HAND
  return wasSoft ? SENSORS_FINE : isBatterySoft ? -STOP_BATTERY : isHeatSoft ? -STOP_HEAT : SENSORS_FINE
}

/** The motor cannot turn: the session ends at `now`. */
export function endAt(now: number): void {
  limitAt = now
}

/** ALLOWED, or why a session may not start (or go on). */
export function findStopReason(now: number): number {
  if (HAS_SENSE && isRunning && load.isStalled) return STOP_STALL
  if (sensors.isEmpty || (!isRunning && cellMv !== ABSENT && cellMv < START_MIN_MV)) return STOP_BATTERY
  if (sensors.isHot) return STOP_HEAT
  if (now < restUntil || (isRunning && now - beganAt >= SESSION_MAX_MS)) return STOP_REST
  if (day.isDayKnown && day.usedMs + (isRunning ? now - motion.countedAt : 0) >= DAY_MAX_MS) return STOP_DAY
  return day.handHz2s >= HAND_MAX_POINTS * motor.hz2sPerPoint ? STOP_HAND : ALLOWED
}

/**
 * Begins a session. `dropOutMv` is the voltage at which this motor stopped, in mV, and `topHz` its frequency at the
 * highest voltage, in Hz; 0 if nobody measured it.
 */
export function begin(dropOutMv: number, topHz: number, now: number): void {
  motion.begin(dropOutMv, topHz, now)
  if (HAS_SENSE) current.begin()
  sensors.beginSession()
  isRunning = true
  topC = 0
  beganAt = now
  updateLimit()
}

/** Ends the session: the motor is off at once, without a ramp. */
export function end(now: number): void {
  if (!isRunning) return
  motion.stop(now)
  sensors.endSession()
  isRunning = isChecked = false
  limitAt = NEVER
  restUntil = now - beganAt >= SESSION_MAX_MS ? now + REST_MS : 0
}

/** Sets the duty for the wanted level. It is 0 outside a session. */
export function drive(wanted: number, now: number): void {
  if (isRunning) motion.driveTowards(sensors.limitLevel(wanted), now)
}

/** Works ahead for the step towards the wanted level that comes at `at`. Answers with its duty, or below 0. */
export function prepare(wanted: number, at: number): number {
  return motion.prepareStep(sensors.limitLevel(wanted), at)
}

/**
 * Sets the duty for a voltage in mV, without ramp or kick: for calibration, a session like any other. It answers false,
 * and the duty is 0, where none is allowed: for a voltage below 0, outside a session, and where the level would be
 * softened, so that the result would be wrong.
 */
export function driveVoltage(mv: number): boolean {
  const isAllowed = isRunning && !isBatterySoft && !isHeatSoft && mv >= 0
  motion.driveVoltage(isAllowed ? Math.min(mv, motorMv(motor, NEVER)) : -1)
  return isAllowed
}
