// The program that plays and the motor that follows it: one change at a time, each worked out ahead, so that the board can
// make it in time however slow it is.

import { HAS_SENSE } from '#device'
import { show } from './device-state.ts'
import * as current from './motor/current.ts'
import * as governor from './motor/governor.ts'
import { duty, stepPlanId } from './motor/governor.ts'
import * as load from './motor/load.ts'
import * as player from './program/player.ts'
import { applyStrength } from './program/strength.ts'
import * as session from './session.ts'
import { strength } from './session.ts'
import { LIMIT } from './signals.ts'
import { NEVER, now } from './time.ts'

/**
 * A recorded period may begin this late in its first step. Later it would shift the whole wave; a tenth of a step is
 * not felt.
 */
const PLAN_START_MS = 10

/** Things to do before the next change: read the next segment, and work out the next duty. */
const PREPARATIONS = 2

/**
 * The next change of the duty, worked out ahead: at nextDutyAt, in ms, the board drives nextDuty before it calls wake().
 * NEVER if it is not known.
 */
export let nextDutyAt: number
export let nextDuty: number
/** When the motor has to follow a level, in ms, or NEVER. */
export let driveAt: number
/** The program's level at the owner's strength. */
let wantedLevel: number
let isStepBegun: boolean
/** Things done to be quick at the next change of the motor, of PREPARATIONS. */
let preparations: number

/** Starts as after power-up. */
export function reset(): void {
  wantedLevel = 0
  isStepBegun = false
  stop()
}

/** The motor is off. */
export function stop(): void {
  driveAt = nextDutyAt = NEVER
  preparations = PREPARATIONS
}

/** The wanted level may allow another duty: the motor follows in the next pass. */
export function driveNow(): void {
  driveAt = now
  forgetNextDuty()
}

/** What the motor gets next has changed since it was worked out. */
export function forgetNextDuty(): void {
  preparations = 0
  nextDutyAt = governor.kickUntil
}

export function driveMotor(): void {
  governor.drive(wantedLevel, now)
  // The program has just begun a step of a wave.
  if (!HAS_SENSE && isStepBegun) governor.recordStep(player.step, player.waveSteps, player.stepMs)
  isStepBegun = false
  driveAt = governor.moveAt
  forgetNextDuty()
}

/** Moves the program on to the present time, and the motor with it. */
export function playProgram(): void {
  if (!HAS_SENSE && governor.isRecorded && now < Math.min(player.segmentEnd, player.nextAt + PLAN_START_MS)) {
    governor.startPlan(now)
    player.waitForSegmentEnd()
    // A check may just have asked the motor to follow: that would drop the plan.
    driveAt = NEVER
    return
  }
  if (!HAS_SENSE && (stepPlanId || governor.isRecorded)) governor.dropStepPlan(now)
  const isSegmentOver = now >= player.segmentEnd
  player.poll(now)
  wantedLevel = applyStrength(player.level, strength)
  isStepBegun = player.waveSteps > 0
  if (!player.isPlaying) session.advance()
  // To begin a segment takes a pass of its own.
  else if (isSegmentOver && duty > 0) driveAt = now
  else driveMotor()
}

/** Works out what the next change of the motor needs, one thing at a time, long before that change. */
export function prepareNext(): void {
  const at = Math.min(driveAt, player.nextAt)
  preparations += player.isReadAhead ? PREPARATIONS : 1
  // First what is needed first: the next segment only if it comes next.
  if (!player.isReadAhead && preparations === (at < player.segmentEnd ? PREPARATIONS : 1)) player.readAhead()
  else {
    nextDuty = governor.prepare(at < player.nextAt ? wantedLevel : applyStrength(player.lookAhead(), strength), at)
    nextDutyAt = nextDuty < 0 ? NEVER : at
  }
}

/** Whether something is left to prepare. */
export const canPrepare = (): boolean => preparations < PREPARATIONS

/** Notes that the board has driven nextDuty. */
export function noteNextDuty(): void {
  governor.noteDuty(nextDuty)
  nextDutyAt = NEVER
  // A late board has made this step just now, though the program moves on before the core follows it.
  if (now >= player.nextAt && driveAt < player.nextAt) governor.drive(wantedLevel, now)
}

/** Notes that the duty, the first after a 0, has just reached the motor pin. */
export function noteMotorOn(): void {
  governor.noteKickBegan(now)
  driveAt = governor.moveAt
  nextDutyAt = governor.kickUntil
  nextDuty = governor.dutyAfterKick()
}

/** Follows a reading of the current in mA. Answers with what it changes, one of those of current.ts. */
export function followCurrent(ma: number): number {
  const change = current.noteCurrent(ma, now)
  if (change > current.FINE) forgetNextDuty()
  if (change === current.LOST) session.endByFault(governor.NO_CURRENT)
  if (change === current.STALLED) governor.endAt(now)
  if (change === current.LEVEL_CHANGED) {
    driveNow()
    if (load.isOverloaded) show(LIMIT + governor.STOP_STALL)
  }
  return change
}
