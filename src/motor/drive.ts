// From a level to the duty that drives this motor: band, ramp, kick, and the recorded period of a wave.

import { ASSUMED_MV, HAS_SENSE } from '#device'
import { ABSENT, BAND_LEVELS, MAX_PLAN_STEPS, RAMP_MS_PER_LEVEL, STEP_MS } from '../limits.ts'
import { NEVER } from '../time.ts'
import { addUse } from './day.ts'
import * as load from './load.ts'
import { leastDecihertz, levelDecihertz, type MotorProfile, motorMv } from './profile.ts'
import { cellMv } from './sensor-limits.ts'

export const FULL_DUTY = 1000
/** Levels of one ramp step. */
const STEP_LEVELS = STEP_MS / RAMP_MS_PER_LEVEL

export let motor: MotorProfile
/** The duty of the motor pin, 0..FULL_DUTY. */
export let duty: number
/** The level that is driven, after every limit and the ramp. */
export let level: number
/** When a ramp or kick goes on, in ms, or NEVER. */
export let moveAt: number
/** Of this session or the last: ms at no, low, middle and high level. */
export let bandMs: number[]
/** Use is counted up to here, in ms. */
export let countedAt: number

/** The least frequency of a calibrated motor, in tenths of a Hz. */
let minDecihertz: number
/** Frequency at the highest voltage, by the profile and as measured, in Hz. */
let curveTopHz: number
let measuredTopHz: number
/** Top of the band, in Hz. */
let bandTopHz: number
/** Voltage that holds the level, in mV. */
let steadyMv: number
/** A level, the voltage that holds it in mV, and the hand time that a ms of it costs in Hz² s. */
let neededLevel: number
let neededMv: number
let neededHz2sPerMs: number
/** Hand time that a ms at this level costs, in Hz² s. */
let handHz2sPerMs: number
/** Index in bandMs of the level. */
let band: number
let movedAt: number
/** When the kick ends that the motor gets, in ms, or NEVER. */
export let kickUntil: number
/** Since when the motor stands still, if it does. */
export let stoppedAt: number

// The step plan: the duties of a wave's period. They are recorded while the period is driven for the first time, a step
// at a time, because to compute them at once would take a device most of a second. From then on the HAL plays them by
// itself.
export const planDuties = new Uint16Array(MAX_PLAN_STEPS)
/** Steps of the plan that plays; 0 without a plan. */
export let planSteps: number
export let planStepMs: number
/** Whether a whole period is recorded. */
export let isRecorded: boolean
const planLevels = new Uint8Array(MAX_PLAN_STEPS)
/** Number of the step plan that plays, which tells it from the last; 0 for none. */
export let stepPlanId: number
let planCount: number
let planStartedAt: number
/** Steps recorded so far, and the player's number of the one to follow. */
let recordedSteps: number
let nextStep: number
let recordedHz2s: number
let recordedBands: number

/** Starts as after power-up, for this motor. */
export function reset(profile: MotorProfile): void {
  motor = profile
  level = planSteps = recordedSteps = steadyMv = band = countedAt = handHz2sPerMs = movedAt = 0
  duty = planCount = stepPlanId = nextStep = recordedHz2s = recordedBands = 0
  isRecorded = false
  moveAt = kickUntil = NEVER
  stoppedAt = -NEVER
  if (HAS_SENSE) load.stop()
  bandMs = [0, 0, 0, 0]
}

/** Starts a session. `dropOutMv` and `topHz` are as calibrated, in mV and Hz; 0 if they were not measured. */
export function begin(dropOutMv: number, topHz: number, now: number): void {
  if (HAS_SENSE) load.begin(now)
  curveTopHz = motor.hz[motor.hz.length - 1]!
  // What no motor of this profile can have is discarded.
  measuredTopHz = topHz * 2 >= curveTopHz && topHz <= curveTopHz * 2 ? topHz : curveTopHz
  minDecihertz = dropOutMv && Math.floor((leastDecihertz(motor, dropOutMv) * measuredTopHz) / curveTopHz)
  // The band is the profile's where this motor could do more, and ends where it can do no more.
  bandTopHz = Math.min(curveTopHz, measuredTopHz)
  neededLevel = -1
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

/** The voltage that holds a level under the hand, for that of a free motor, in mV. */
const heldMv = (mv: number): number => (HAS_SENSE ? load.withLift(mv) : mv)

/** Computes what level `next` needs and what it costs, if that is not known yet. */
function computeNeeds(next: number): void {
  if (next === neededLevel) return
  neededLevel = next
  const decihertz = next && Math.max(minDecihertz, levelDecihertz(motor, next, bandTopHz))
  neededHz2sPerMs = (decihertz * decihertz) / 100000
  // This motor is faster or slower than the profile's by the same share at all voltages.
  neededMv = motorMv(motor, (decihertz * curveTopHz) / measuredTopHz)
}

/** Takes over what the level needs and what it costs. */
function updateDrive(): void {
  computeNeeds(level)
  handHz2sPerMs = neededHz2sPerMs
  band = Math.ceil(level / BAND_LEVELS)
  steadyMv = neededMv
}

/** The duty for a motor voltage in mV, 0..FULL_DUTY. */
export function dutyFor(mv: number): number {
  return Math.min(FULL_DUTY, Math.floor((mv * FULL_DUTY) / (cellMv === ABSENT ? ASSUMED_MV : cellMv)))
}

function beginKick(now: number): void {
  kickUntil = now + motor.kickMs
}

function setLevel(next: number, now: number): void {
  countUse(now)
  if (HAS_SENSE) {
    if (next === 0) load.stop()
    else if (level === 0) load.start(now)
  }
  if (level === 0 && now - stoppedAt >= motor.stopMs) beginKick(now)
  level = next
  stoppedAt = movedAt = now
  updateDrive()
}

/** The level at `now` on the way to `target`. After a long time at one level the step is no larger than any other. */
function levelTowards(target: number, now: number): number {
  const most = Math.min(STEP_LEVELS, Math.floor((now - movedAt) / RAMP_MS_PER_LEVEL))
  return level < target ? Math.min(target, level + most) : Math.max(target, level - most)
}

/**
 * Works ahead for the next step, at `at` on the way to `target`. Answers with its duty; below 0 if it needs more than a duty: a
 * kick, or the end of one or of a step plan.
 */
export function prepareStep(target: number, at: number): number {
  const next = levelTowards(target, at)
  computeNeeds(next)
  return level > 0 && kickUntil === NEVER && (HAS_SENSE || planSteps === 0) ? next && dutyFor(heldMv(neededMv)) : -1
}

/** Notes that the motor has the duty that was worked out ahead. */
export function noteDuty(driven: number): void {
  duty = driven
}

/** The duty after a kick. */
export function dutyAfterKick(): number {
  return dutyFor(heldMv(steadyMv))
}

/** Moves the level towards `target`, and sets the duty for `now`. */
export function driveTowards(target: number, now: number): void {
  const next = levelTowards(target, now)
  if (next !== level) setLevel(next, now)
  moveAt = target === level ? NEVER : movedAt + STEP_MS
  if (now >= kickUntil || level === 0) kickUntil = NEVER
  if (kickUntil < moveAt) moveAt = kickUntil
  duty = level === 0 ? 0 : dutyFor(kickUntil < NEVER ? motor.kickMv : heldMv(steadyMv))
}

/** Sets the duty for what the current adds to the volts now. */
export function followCurrent(): void {
  if (level > 0 && kickUntil === NEVER) duty = dutyFor(heldMv(steadyMv))
}

/** Drives the motor with a voltage in mV, or not at all if it is below 0. */
export function driveVoltage(mv: number): void {
  duty = mv < 0 ? 0 : dutyFor(mv)
}

/** Counts a kick that just began from `now`, when it reached the motor pin. */
export function noteKickBegan(now: number): void {
  if (kickUntil < NEVER) {
    const isNext = moveAt === kickUntil
    beginKick(now)
    if (isNext) moveAt = kickUntil
  }
}

/** Ends a session: the motor is off at once, without a ramp. */
export function stop(now: number): void {
  dropStepPlan(now)
  countUse(now)
  if (HAS_SENSE) load.stop()
  moveAt = kickUntil = NEVER
  if (HAS_SENSE || level > 0) stoppedAt = now
  duty = level = handHz2sPerMs = band = 0
}

/**
 * Records what drive() just drove as step `step` of a wave, with `steps` of `stepMs` each in a period. The recording
 * starts over after a step that a duty alone cannot make, because the motor needs a kick or the level is still on its
 * way, and where a step is missing. After a whole period isRecorded is true, and startPlan() plays it again.
 */
export function recordStep(step: number, steps: number, stepMs: number): void {
  // Duties that follow the current cannot be recorded.
  if (HAS_SENSE) return
  if (step !== nextStep || moveAt < NEVER || level === 0) recordedSteps = recordedHz2s = recordedBands = 0
  nextStep = step + 1
  if (moveAt === NEVER && level > 0) {
    planStepMs = stepMs
    planLevels[recordedSteps] = level
    planDuties[recordedSteps++] = duty
    recordedHz2s += handHz2sPerMs
    recordedBands += band
    if (recordedSteps === steps) {
      // The first step follows the last.
      isRecorded = Math.abs(level - planLevels[0]!) <= STEP_LEVELS
      if (!isRecorded) recordedSteps = recordedHz2s = recordedBands = 0
    }
  }
}

/** Plays the recorded period from its first step on, which begins at `now`. */
export function startPlan(now: number): void {
  countUse(now)
  stepPlanId = ++planCount
  planSteps = recordedSteps
  planStartedAt = now
  handHz2sPerMs = recordedHz2s / planSteps
  // The band of the average level.
  band = Math.floor(recordedBands / planSteps + 0.5)
  duty = planDuties[0]!
}

/** Drops the plan and the recording. Level and duty become those of the last step begun before `now`. */
export function dropStepPlan(now: number): void {
  if (HAS_SENSE) return
  recordedSteps = recordedHz2s = recordedBands = 0
  isRecorded = false
  if (planSteps === 0) return
  countUse(now)
  // The step that begins in this ms has not been driven yet, unless it is the first.
  const taken = Math.max(0, Math.ceil((now - planStartedAt) / planStepMs) - 1)
  level = planLevels[taken % planSteps]!
  movedAt = planStartedAt + taken * planStepMs
  planSteps = stepPlanId = 0
  updateDrive()
  duty = dutyFor(steadyMv)
}

/** The level that is driven at `now`, by the plan if there is one. For simulators: a device does not need it. */
export function levelAt(now: number): number {
  return planSteps ? planLevels[Math.floor((now - planStartedAt) / planStepMs) % planSteps]! : level
}
