// The one door to the motor. Whatever a program, the button or a remote asks for, the motor gets only what
// every limit here allows: session and rest, battery, heat, hand time, band, ramp and kick.

import { FAULT_BATTERY, FAULT_THERMOMETER } from '../faults.ts'
import {
  ABSENT,
  BACK_ABOVE_MV,
  BACK_BELOW_C,
  BAND_LEVELS,
  CELL_MAX_MV,
  CELL_MIN_MV,
  CELL_STEP_MV,
  DAY_MAX_MS,
  HAND_MAX_POINTS,
  HAND_WARN_POINTS,
  LOW_MS,
  MAX_CALENDAR_STEP_DAYS,
  MAX_PLAN_STEPS,
  MIN_DRIVE_PERCENT,
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
} from '../limits.ts'
import { MAX_LEVEL } from '../program/format.ts'
import { DAY_MS, NEVER } from '../time.ts'
import { levelDecihertz, type MotorProfile, motorMv } from './profile.ts'

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
export const NO_BATTERY = FAULT_BATTERY
export const NO_THERMOMETER = FAULT_THERMOMETER

/** A session goes on: else there is no duty. */
export let isRunning: boolean
/** The level that is driven, after every limit and the ramp. */
export let level: number
/** When a limit ends the session, as far as is known now, in ms, or NEVER. */
export let limitAt: number
/** When a ramp or kick goes on, in ms, or NEVER. */
export let moveAt: number
/**
 * Readings from these to below those need no sense(), in mV and °C: nothing would be decided. There are none while
 * every look counts.
 */
export let unchangedFromMv: number
export let unchangedToMv: number
export let unchangedFromC: number
export let unchangedToC: number
/**
 * What is planned of a wave or ramp: the duties of a period, or of the steps that are left, from the one after that
 * begun with wave(), for the HAL to step through by itself; 0 steps when there is none.
 */
export const planDuties = new Uint16Array(MAX_PLAN_STEPS)
export let planSteps: number
export let planStepMs: number
/** Of the day, to be kept over a power cut: number (0: unknown), motor time in ms, hand time in Hz² s. */
export let dayNumber: number
export let usedMs: number
export let handHz2s: number
/** Days that have passed since the last look, by the calendar or by 24 h of power: 0 for most looks. */
export let newDays: number
/** Of this session or the last: ms at no, low, middle and high level, and the top temperature in °C, 0 if none was above. */
export let bandMs: number[]
export let topC: number

export let motor: MotorProfile
/** As calibrated: no fewer volts than this, and the frequency at the most volts, by the profile and as measured. */
let minMv: number
let curveTopHz: number
let measuredTopHz: number
let beganAt: number
/** A full session is followed by a rest up to here, in ms; 0 after any other. */
export let restUntil: number

/** The cell as it is driven from: a reading that is close to it changes nothing. */
let cellMv: number
let caseC: number
let isEmpty: boolean
let lowSince: number
let isLoadProved: boolean
let isHot: boolean
let isBatterySoft: boolean
let isHeatSoft: boolean

let dayBeganAt: number
let countedAt: number
/** What a ms at this level adds to the hand's time, in Hz² s. */
let handRate: number
/** Which of bandMs is counted. */
let band: number
/** Volts that hold the level, in mV. */
let steadyMv: number
let isHandWarned: boolean

let movedAt: number
let kickUntil: number
/** Since when it stands still, if it does. */
let stoppedAt: number

const planLevels = new Uint8Array(MAX_PLAN_STEPS)
let planStartedAt: number

/** As after power-up, for this motor, with what was kept of the day, and the rest that may be due: nobody knows for how long. */
export function reset(profile: MotorProfile, day: number, dayMs: number, dayHz2s: number, restMs: number): void {
  motor = profile
  isRunning = isEmpty = isLoadProved = isHot = isBatterySoft = isHeatSoft = isHandWarned = false
  level =
    planSteps =
    steadyMv =
    cellMv =
    caseC =
    beganAt =
    newDays =
    band =
    dayBeganAt =
    countedAt =
    handRate =
    movedAt =
    kickUntil =
      0
  limitAt = moveAt = lowSince = unchangedFromMv = NEVER
  stoppedAt = -NEVER
  dayNumber = day
  usedMs = dayMs
  handHz2s = dayHz2s
  restUntil = restMs
  bandMs = [0, 0, 0, 0]
  topC = 0
}

/** A new day clears the day's counts: by the calendar where it is known, else, or if the calendar went back, after 24 h of power. */
function startNewDays(day: number, now: number): void {
  // A day that is known lasts as long as it is the same, however long the power has been on.
  if (day > 0 && day >= dayNumber) newDays = dayNumber && Math.min(day - dayNumber, MAX_CALENDAR_STEP_DAYS)
  else newDays = Math.floor((now - dayBeganAt) / DAY_MS)
  if (newDays > 0) {
    dayBeganAt = now
    usedMs = handHz2s = 0
  }
  if (day > dayNumber) dayNumber = day
}

/** Adds what ran since the last count. */
function countUse(now: number): void {
  const ms = now - countedAt
  countedAt = now
  usedMs += ms
  bandMs[band]! += ms
  handHz2s += ms * handRate
}

function watchBattery(batteryMv: number, now: number): void {
  if (!isRunning) {
    if (batteryMv > BACK_ABOVE_MV) isEmpty = false
    return
  }
  if (batteryMv >= START_MIN_MV) isBatterySoft = false
  else if (batteryMv < SOFT_BELOW_MV) isBatterySoft = true
  if (batteryMv >= OFF_BELOW_MV) lowSince = NEVER
  else if (lowSince === NEVER) lowSince = now
  if (now - lowSince >= LOW_MS || (!isLoadProved && batteryMv < START_MIN_MV)) isEmpty = true
  isLoadProved = true
}

function watchHeat(celsius: number): void {
  if (celsius >= OFF_FROM_C) isHot = true
  if (celsius >= SOFT_FROM_C) isHeatSoft = true
  if (celsius < BACK_BELOW_C) isHot = isHeatSoft = false
}

/** The level in the band that strength, battery and heat leave: 0, or 1..100. */
function limitLevel(asked: number): number {
  if (!(asked > 0)) return 0
  // What a high strength asks for beyond the band is no more than the band, before it is made softer.
  const most = asked < MAX_LEVEL ? asked : MAX_LEVEL
  const softer = Math.floor((isBatterySoft || isHeatSoft ? (most * SOFT_PERCENT) / 100 : most) + 0.5)
  return softer < 1 ? 1 : softer
}

/** What the level needs and what it costs: steadyMv and handRate. */
function updateDrive(): void {
  // The band stays what it is where this motor could do more, and ends where it can do no more.
  const decihertz = levelDecihertz(motor, level, Math.min(curveTopHz, measuredTopHz))
  handRate = (decihertz * decihertz) / 100000
  band = Math.ceil(level / BAND_LEVELS)
  // It is faster or slower than the profile's by the same share at all volts.
  steadyMv = Math.max(minMv, motorMv(motor, (decihertz * curveTopHz) / measuredTopHz))
}

function dutyOf(mv: number): number {
  const duty = Math.floor((mv * FULL_DUTY) / (cellMv === ABSENT ? ASSUMED_MV : cellMv))
  return duty < FULL_DUTY ? duty : FULL_DUTY
}

function setLevel(to: number, now: number): void {
  countUse(now)
  if (level === 0 && now - stoppedAt >= motor.stopMs) kickUntil = now + motor.kickMs
  level = to
  stoppedAt = movedAt = now
  updateDrive()
}

/** One step towards `target`: however long the level has stood still, it is no larger than any other. */
function ramp(target: number, now: number): void {
  const room = Math.min(STEP_LEVELS, Math.floor((now - movedAt) / RAMP_MS_PER_LEVEL))
  if (room > 0) setLevel(level < target ? Math.min(target, level + room) : Math.max(target, level - room), now)
}

/** What follows from a look: until when the session may go on, and within what no other look is needed. */
function planNextCheck(now: number): void {
  unchangedToMv = cellMv + CELL_STEP_MV
  unchangedFromMv = cellMv === ABSENT ? ABSENT : Math.max(cellMv - (CELL_STEP_MV - 1), START_MIN_MV)
  unchangedFromC = caseC === ABSENT ? ABSENT : isHeatSoft ? BACK_BELOW_C : THERMOMETER_MIN_C
  unchangedToC = isHeatSoft ? OFF_FROM_C : SOFT_FROM_C
  // Below START_MIN_MV the cell is watched for softer and off; a point of hand time is minutes away from the next.
  const points = handHz2s / motor.hz2sPerPoint + 1
  if (points >= (isHandWarned ? HAND_MAX_POINTS : HAND_WARN_POINTS) || (cellMv !== ABSENT && cellMv < START_MIN_MV))
    unchangedFromMv = NEVER
  limitAt = Math.min(beganAt + SESSION_MAX_MS, dayNumber > 0 ? countedAt + DAY_MAX_MS - usedMs : NEVER)
  if (findObjection(now) !== ALLOWED) limitAt = now
}

/**
 * Readings in mV and °C (ABSENT where the board has none), charger seen (0 or 1), day number (0: unknown).
 * Answers SENSORS_FINE, SENSORS_WARN, NO_BATTERY or NO_THERMOMETER.
 */
export function sense(batteryMv: number, celsius: number, charging: number, day: number, now: number): number {
  startNewDays(day, now)
  if (charging) isEmpty = false
  if (batteryMv !== ABSENT && !(batteryMv >= CELL_MIN_MV && batteryMv <= CELL_MAX_MV)) return NO_BATTERY
  if (celsius !== ABSENT && !(celsius >= THERMOMETER_MIN_C && celsius <= THERMOMETER_MAX_C)) return NO_THERMOMETER
  const soft = isBatterySoft || isHeatSoft
  const moved = !isRunning || Math.abs(batteryMv - cellMv) >= CELL_STEP_MV
  if (moved) cellMv = batteryMv
  caseC = celsius
  if (celsius > topC) topC = celsius
  if (batteryMv !== ABSENT) watchBattery(batteryMv, now)
  if (celsius !== ABSENT) watchHeat(celsius)
  if (!isRunning) return SENSORS_FINE
  countUse(now)
  const warned = isHandWarned
  isHandWarned = handHz2s >= HAND_WARN_POINTS * motor.hz2sPerPoint
  planNextCheck(now)
  // Planned for another cell, or for another softness.
  if (moved || soft !== (isBatterySoft || isHeatSoft)) dropStepPlan(now)
  return (isHandWarned && !warned) || (!soft && (isBatterySoft || isHeatSoft)) ? SENSORS_WARN : SENSORS_FINE
}

/** ALLOWED, or why a session may not start (or go on). */
export function findObjection(now: number): number {
  if (isEmpty || (!isRunning && cellMv !== ABSENT && cellMv < START_MIN_MV)) return STOP_BATTERY
  if (isHot) return STOP_HEAT
  if (now < restUntil || (isRunning && now - beganAt >= SESSION_MAX_MS)) return STOP_REST
  if (dayNumber > 0 && usedMs + (isRunning ? now - countedAt : 0) >= DAY_MAX_MS) return STOP_DAY
  return handHz2s >= HAND_MAX_POINTS * motor.hz2sPerPoint ? STOP_HAND : ALLOWED
}

/**
 * A session begins, with what was measured of this very motor: volts at which it stopped, in mV, and the frequency it
 * reaches at the most volts, in Hz; 0 for what nobody measured.
 */
export function begin(dropOutMv: number, topHz: number, now: number): void {
  const last = motor.hz.length - 1
  minMv = Math.min(motor.mv[last]!, Math.floor((dropOutMv * MIN_DRIVE_PERCENT) / 100))
  curveTopHz = motor.hz[last]!
  // A measurement that leaves no band is none.
  measuredTopHz = topHz > motor.hz[0]! ? topHz : curveTopHz
  isRunning = true
  bandMs = [0, 0, 0, 0]
  topC = 0
  isLoadProved = false
  lowSince = NEVER
  beganAt = countedAt = now
  movedAt = now - STEP_MS
  planNextCheck(now)
  // The first look of a session counts: it proves the cell under load.
  unchangedFromMv = NEVER
}

/** What was answered is carried out so many ms later: a kick begins then. */
export function postponeKick(ms: number): void {
  kickUntil += ms
}

/** The motor is off from now on, at once and without a ramp. */
export function end(now: number): void {
  if (!isRunning) return
  dropStepPlan(now)
  countUse(now)
  isRunning = isBatterySoft = false
  limitAt = moveAt = unchangedFromMv = NEVER
  if (level > 0) stoppedAt = now
  level = handRate = band = 0
  restUntil = now - beganAt >= SESSION_MAX_MS ? now + REST_MS : 0
}

/** The duty for the level asked for, 0..1000: with waveDuties, all there is. 0 outside a session. */
export function drive(asked: number, now: number): number {
  if (!isRunning) return 0
  const target = limitLevel(asked)
  if (target !== level) ramp(target, now)
  moveAt = target === level ? NEVER : movedAt + STEP_MS
  if (level === 0) return 0
  if (now >= kickUntil) return dutyOf(steadyMv)
  if (kickUntil < moveAt) moveAt = kickUntil
  return dutyOf(motor.kickMv)
}

/**
 * The duty for these volts, in mV, without ramp or kick: for calibration, a session like any other. Below 0 when there is
 * none: volts below 0, outside of a session, or where it would have to be softer, so that nothing could be measured.
 */
export function calibrationDuty(mv: number): number {
  return isRunning && !isBatterySoft && !isHeatSoft ? dutyOf(Math.min(mv, motorMv(motor, NEVER))) : -1
}

/** Step `i` of the wave that wave() is to plan, counted from the step after the present one: the level asked for. */
export function addPlanStep(i: number, asked: number): void {
  planLevels[i] = limitLevel(asked)
}

/**
 * Plans a period of `steps` noted steps of `stepMs` each, from the present step on. False, and no plan, if any of
 * them needs more than its duty: a stop and a kick, or a ramp because it would be a jump.
 */
export function makeStepPlan(steps: number, stepMs: number, now: number): boolean {
  const present = level
  let smooth = true
  let sum = 0
  let bands = 0
  countUse(now)
  for (let i = 0; i < steps; i++) {
    const jump = planLevels[i]! - level
    level = planLevels[i]!
    updateDrive()
    planDuties[i] = dutyOf(steadyMv)
    sum += handRate
    bands += band
    if (level === 0 || Math.abs(jump) > STEP_LEVELS) smooth = false
  }
  level = present
  if (smooth) {
    handRate = sum / steps
    // The band of its middle.
    band = Math.floor(bands / steps + 0.5)
    planSteps = steps
    planStepMs = stepMs
    planStartedAt = now
  } else updateDrive()
  return smooth
}

/** The plan is dropped: the level is that of the last step taken before now. */
export function dropStepPlan(now: number): void {
  if (planSteps === 0) return
  countUse(now)
  // In the ms that it was planned in, its first step has just been taken.
  const taken = Math.ceil((now - planStartedAt) / planStepMs || 1) - 1
  if (taken > 0) level = planLevels[(taken - 1) % planSteps]!
  movedAt = planStartedAt + taken * planStepMs
  planSteps = 0
  updateDrive()
}

/** The level that is driven at `now`, steps of a plan counted in. For simulators: a device has no use for it. */
export function levelAt(now: number): number {
  const taken = planSteps === 0 ? 0 : Math.floor((now - planStartedAt) / planStepMs)
  return taken > 0 ? planLevels[(taken - 1) % planSteps]! : level
}

/** When to be called next, in ms, or NEVER. */
export function nextAt(): number {
  return Math.min(moveAt, limitAt)
}
