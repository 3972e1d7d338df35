// Reads the current of the motor: it tells a motor that cannot turn, one that does too much, and how hard the hand presses.
// Volts that the resistance takes are added, so that the hand does not slow the motor.

import {
  ASSUMED_MV,
  FREE_LOW_MA,
  FREE_TOP_MA,
  IS_SENSE_OF_SUPPLY,
  LIFT_STEP_MV,
  MEASURE_BELOW_MV,
  MOHM,
  OVERLOAD_MA,
  PRESSED_MA,
} from '#device'
import {
  ABSENT,
  LIFT_DIVISOR,
  MOHM_MAX_PERCENT,
  MOHM_MIN_PERCENT,
  OVERLOAD_MS,
  OVERLOAD_OFF_MS,
  OVERLOAD_STAYS,
  REST_CURRENT_MS,
  SENSE_MS,
  STALL_MS,
  STALL_PERCENT,
} from '../limits.ts'
import { MOHM_FIELD, saved } from '../memory/settings.ts'
import { MAX_LEVEL } from '../program/format.ts'
import { NEVER } from '../time.ts'
import { duty, FULL_DUTY, followCurrent, level, stoppedAt } from './drive.ts'
import * as load from './load.ts'
import { cellMv, isBatterySoft, isHeatSoft } from './sensor-limits.ts'

// What a reading changes: nothing; the duty; the level, which is softer or as written from now on; the session is over; a
// great current, under which the supply may have dropped, so that it is read anew; the sensor cannot be read.
export const FINE = 0
export const DUTY_CHANGED = 1
export const LEVEL_CHANGED = 2
export const STALLED = 3
export const SUPPLY_UNSURE = 4
export const LOST = 5

/** The sensor read something possible when the motor was last off. */
export let isSensorFine: boolean
/** How long a hand has pressed in this session or the last, in ms. */
export let pressedMs: number

/** What the sensor reads without a current, in mA. */
let zeroMa: number
/** Volts that the present current asks for, in mV, smoothed. */
let wantedMv: number
/** Since when the motor may be stalled, in ms, or NEVER. */
let stalledSince: number
/** How long it was at its greatest current or above, less what it has recovered, in ms. */
let overMs: number
/** Under how great a current the supply was read, in mA, and at which duty: with more it may have dropped further. */
let sureMa: number
let sureDuty: number
/** Of the readings of a motor that stands still, weighted by the duty: volts in mV, current in mA. */
let sumMv: number
let sumMa: number

/** Starts as after power-up. */
export function reset(): void {
  isSensorFine = true
  zeroMa = 0
  begin()
}

/** Takes the reading of a motor that is off, in mA. */
export function noteRest(ma: number, now: number): void {
  if (now - stoppedAt < REST_CURRENT_MS) return
  zeroMa = ma
  // NaN fails this test too.
  isSensorFine = Math.abs(ma) * 2 <= OVERLOAD_MA
}

/** Starts a session. */
export function begin(): void {
  stalledSince = NEVER
  pressedMs = wantedMv = overMs = sumMv = sumMa = sureMa = sureDuty = 0
}

/** Resistance of the motor as measured in this calibration, in mohm; 0 if it was not, or cannot be right. */
export function findMohm(): number {
  const mohm = Math.floor((sumMv * 1000) / sumMa)
  return mohm * 100 >= MOHM * MOHM_MIN_PERCENT && mohm * 100 <= MOHM * MOHM_MAX_PERCENT ? mohm : 0
}

/** Takes a reading in mA, while the motor is driven. Answers with what it changes, one of the above. */
export function noteCurrent(reading: number, now: number): number {
  const ms = now - load.sensedAt
  load.noteReading(now)
  // A session may begin with a rest.
  if (duty === 0) return FINE
  const ma = IS_SENSE_OF_SUPPLY ? ((reading - zeroMa) * FULL_DUTY) / duty : reading - zeroMa
  // NaN fails this test.
  if (!(ma > -NEVER)) return LOST
  const mv = (duty * (cellMv === ABSENT ? ASSUMED_MV : cellMv)) / FULL_DUTY
  // A motor that is calibrated stands still at first, so that its resistance takes all volts.
  if (level === 0 && mv < 2 * MEASURE_BELOW_MV) {
    if (mv < MEASURE_BELOW_MV) {
      // A reading of a shunt in the supply has the more noise, the smaller the duty is.
      sumMv += mv * duty
      sumMa += ma * duty
    }
    return FINE
  }
  const mohm = saved[MOHM_FIELD] || MOHM
  const freeMa = FREE_LOW_MA + ((FREE_TOP_MA - FREE_LOW_MA) * level) / MAX_LEVEL
  // What the resistance leaves of the volts makes the speed.
  const isBlocked = (mv * 1000 - ma * mohm) * 100 < (mv * 1000 - freeMa * mohm) * STALL_PERCENT
  const isOver = ma >= OVERLOAD_MA
  // A motor that starts again and again is slow at each start.
  if ((!isBlocked && !isOver) || stalledSince < load.startedAt) stalledSince = NEVER
  if ((isBlocked || isOver) && stalledSince === NEVER) stalledSince = now
  overMs = isOver ? overMs + ms : overMs * OVERLOAD_STAYS
  const isSoft = overMs >= (load.isOverloaded ? SENSE_MS : OVERLOAD_MS)
  // A calibration has no level that could be softer.
  if (overMs >= OVERLOAD_OFF_MS || (isSoft && level === 0) || (isBlocked && now - stalledSince >= STALL_MS)) {
    load.setStalled()
    return STALLED
  }
  if (!isSoft !== !load.isOverloaded) {
    load.setOverloaded(isSoft)
    return LEVEL_CHANGED
  }
  const handMa = ma - freeMa
  if (handMa >= PRESSED_MA) pressedMs += ms
  const askedMv = isSoft || isBatterySoft || isHeatSoft || handMa < 0 ? 0 : (handMa * mohm) / 1000
  // Power is never raised against an overload.
  if (!isOver || askedMv < wantedMv) wantedMv += (askedMv - wantedMv) / LIFT_DIVISOR
  if (level > 0 && Math.abs(wantedMv - load.liftMv) >= LIFT_STEP_MV) {
    load.setLift(Math.floor(wantedMv))
    followCurrent()
    return DUTY_CHANGED
  }
  if (!isOver) sureMa = 0
  else if (ma > sureMa || duty > sureDuty) {
    sureMa = ma
    sureDuty = duty
    return SUPPLY_UNSURE
  }
  return FINE
}
