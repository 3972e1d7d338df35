// From a level to the duty that drives this motor: band, ramp, kick, and steps that are planned ahead.

import { ABSENT, BAND_LEVELS, MAX_PLAN_STEPS, MIN_DRIVE_PERCENT, RAMP_MS_PER_LEVEL, STEP_MS } from '../limits.ts'
import { NEVER } from '../time.ts'
import { addUse } from './day.ts'
import { levelDecihertz, type MotorProfile, motorMv } from './profile.ts'
import { cellMv, limitLevel } from './sensor-limits.ts'

export const FULL_DUTY = 1000
/** Stands in for a cell that cannot be measured: a full one, so that the drive errs on the weak side. */
const ASSUMED_MV = 4200
/** Levels of one ramp step. */
const STEP_LEVELS = STEP_MS / RAMP_MS_PER_LEVEL

export let motor: MotorProfile
/** The level that is driven, after every limit and the ramp. */
export let level: number
/** When a ramp or kick goes on, in ms, or NEVER. */
export let moveAt: number
/** Of this session or the last: ms at no, low, middle and high level. */
export let bandMs: number[]
/** Use is counted up to here, in ms. */
export let countedAt: number

/** The least voltage of a calibrated motor, in mV. */
let minMv: number
/** Frequency at the highest voltage, by the profile and as measured, in Hz. */
let curveTopHz: number
let measuredTopHz: number
/** Voltage that holds the level, in mV. */
let steadyMv: number
/** Hand time that a ms at this level costs, in Hz² s. */
let handHz2sPerMs: number
/** Index in bandMs of the level. */
let band: number
let movedAt: number
let kickUntil: number
/** Since when the motor stands still, if it does. */
let stoppedAt: number

/**
 * The planned steps of a wave or ramp: the duties of a period, or of the steps that are left. The first is that of the
 * step after the present one. The HAL steps through them by itself.
 */
export const planDuties = new Uint16Array(MAX_PLAN_STEPS)
/** Planned steps; 0 without a plan. */
export let planSteps: number
export let planStepMs: number
const planLevels = new Uint8Array(MAX_PLAN_STEPS)
let planStartedAt: number

/** Starts as after power-up, for this motor. */
export function reset(profile: MotorProfile): void {
  motor = profile
  level = planSteps = steadyMv = band = countedAt = handHz2sPerMs = movedAt = kickUntil = 0
  moveAt = NEVER
  stoppedAt = -NEVER
  bandMs = [0, 0, 0, 0]
}

/** Starts a session. `dropOutMv` and `topHz` are as calibrated, in mV and Hz; 0 if they were not measured. */
export function begin(dropOutMv: number, topHz: number, now: number): void {
  minMv = Math.min(motorMv(motor, NEVER), Math.floor((dropOutMv * MIN_DRIVE_PERCENT) / 100))
  curveTopHz = motor.hz[motor.hz.length - 1]!
  // A measurement that leaves no band is discarded.
  measuredTopHz = topHz > motor.hz[0]! ? topHz : curveTopHz
  bandMs = [0, 0, 0, 0]
  countedAt = now
  movedAt = now - STEP_MS
}

/** Counts what ran since the last count. */
export function countUse(now: number): void {
  const ms = now - countedAt
  countedAt = now
  bandMs[band]! += ms
  addUse(ms, handHz2sPerMs)
}

/** Computes what the level needs and what it costs. */
function updateDrive(): void {
  // The band is the profile's where this motor could do more, and ends where it can do no more.
  const decihertz = levelDecihertz(motor, level, Math.min(curveTopHz, measuredTopHz))
  handHz2sPerMs = (decihertz * decihertz) / 100000
  band = Math.ceil(level / BAND_LEVELS)
  // This motor is faster or slower than the profile's by the same share at all voltages.
  steadyMv = Math.max(minMv, motorMv(motor, (decihertz * curveTopHz) / measuredTopHz))
}

/** The duty for a motor voltage in mV, 0..FULL_DUTY. */
export function dutyFor(mv: number): number {
  const duty = Math.floor((mv * FULL_DUTY) / (cellMv === ABSENT ? ASSUMED_MV : cellMv))
  return duty < FULL_DUTY ? duty : FULL_DUTY
}

function setLevel(next: number, now: number): void {
  countUse(now)
  if (level === 0 && now - stoppedAt >= motor.stopMs) kickUntil = now + motor.kickMs
  level = next
  stoppedAt = movedAt = now
  updateDrive()
}

/** Takes one step towards `target`. After a long time at one level it is no larger than any other. */
function ramp(target: number, now: number): void {
  const most = Math.min(STEP_LEVELS, Math.floor((now - movedAt) / RAMP_MS_PER_LEVEL))
  if (most > 0) setLevel(level < target ? Math.min(target, level + most) : Math.max(target, level - most), now)
}

/** Moves the level towards `target`, and answers with the duty at `now`. */
export function driveTowards(target: number, now: number): number {
  if (target !== level) ramp(target, now)
  moveAt = target === level ? NEVER : movedAt + STEP_MS
  if (level === 0) return 0
  if (now >= kickUntil) return dutyFor(steadyMv)
  if (kickUntil < moveAt) moveAt = kickUntil
  return dutyFor(motor.kickMv)
}

/** Makes a kick later by `ms`: the time between the core's answer and the motor pin. */
export function postponeKick(ms: number): void {
  kickUntil += ms
}

/** Ends a session: the motor is off at once, without a ramp. */
export function stop(now: number): void {
  dropStepPlan(now)
  countUse(now)
  moveAt = NEVER
  if (level > 0) stoppedAt = now
  level = handHz2sPerMs = band = 0
}

/** Notes the level that step `i` of the next plan asks for, counted from the step after the present one. */
export function addPlanStep(i: number, wanted: number): void {
  planLevels[i] = limitLevel(wanted)
}

/**
 * Plans a period of `steps` noted steps of `stepMs` each, from the present step on. Answers false, and plans nothing,
 * if a duty alone cannot make one of the steps: after a stop it needs a kick, and after a jump a ramp.
 */
export function makeStepPlan(steps: number, stepMs: number, now: number): boolean {
  const present = level
  let isSmooth = true
  let sum = 0
  let bands = 0
  countUse(now)
  for (let i = 0; i < steps; i++) {
    const jump = planLevels[i]! - level
    level = planLevels[i]!
    updateDrive()
    planDuties[i] = dutyFor(steadyMv)
    sum += handHz2sPerMs
    bands += band
    if (level === 0 || Math.abs(jump) > STEP_LEVELS) isSmooth = false
  }
  level = present
  if (isSmooth) {
    handHz2sPerMs = sum / steps
    // The band of the average level.
    band = Math.floor(bands / steps + 0.5)
    planSteps = steps
    planStepMs = stepMs
    planStartedAt = now
  } else updateDrive()
  return isSmooth
}

/** Drops the plan. The level becomes that of the last step begun before `now`. */
export function dropStepPlan(now: number): void {
  if (planSteps === 0) return
  countUse(now)
  // In the ms of its planning the first step has just begun.
  const taken = Math.ceil((now - planStartedAt) / planStepMs || 1) - 1
  if (taken > 0) level = planLevels[(taken - 1) % planSteps]!
  movedAt = planStartedAt + taken * planStepMs
  planSteps = 0
  updateDrive()
}

/** The level that is driven at `now`, by the plan if there is one. For simulators: a device does not need it. */
export function levelAt(now: number): number {
  const taken = planSteps === 0 ? 0 : Math.floor((now - planStartedAt) / planStepMs)
  return taken > 0 ? planLevels[(taken - 1) % planSteps]! : level
}
