// What the current of the motor tells: a motor that cannot turn, one that does too much, and how hard the hand presses.
// Volts that the resistance takes are added, so that the hand does not slow the motor. Only where a board senses the
// current: the build leaves all of it out of other boards.

import {
  FREE_LOW_MA,
  FREE_TOP_MA,
  IS_SENSE_OF_SUPPLY,
  LIFT_STEP_MV,
  MEASURE_BELOW_MV,
  MOHM,
  OVERLOAD_MA,
  PRESSED_MA,
  TOP_MV,
} from '#device'
import {
  LIFT_DIVISOR,
  OVERLOAD_MS,
  OVERLOAD_OFF_MS,
  REST_CURRENT_MS,
  SENSE_MS,
  STALL_MS,
  STALL_PERCENT,
} from '../limits.ts'
import { MAX_LEVEL } from '../program/format.ts'
import { NEVER } from '../time.ts'
import { interpolate } from './profile.ts'

/** When to read the current next, in ms, or NEVER. */
export let senseAt: number
/** It cannot turn, or it stayed overloaded: the session is over. */
export let isStalled: boolean
export let isOverloaded: boolean
/** A great current has just begun: the supply may have dropped, so that it is read anew. */
export let needsSupply: boolean
/** The sensor read something possible when the motor was last off. */
export let isSensorFine: boolean
/** How long a hand has pressed in this session or the last, in ms. */
export let pressedMs: number
/** Resistance of the motor as measured since the calibration began, in mohm; 0 if it was not. */
export let measuredMohm: number

/** Volts that the motor gets besides those of its level, in mV, and the same as it follows the current. */
let liftMv: number
let filteredMv: number
/** What the sensor reads without a current, in mA. */
let zeroMa: number
let mohm: number
/** A motor that was stopped may turn, and give a current, until then. */
let restsFrom: number
let stalledSince: number
/** How long it was at its greatest current or above, less what it has recovered, in ms. */
let overMs: number
/** Since when it is overloaded though it is softer, in ms. */
let softSince: number
let readAt: number
/** A level, and the current of a free motor at it in mA. */
let freeLevel: number
let freeMa: number
/** Of the readings of a motor that stands still: volts in mV, current in mA. */
let sumMv: number
let sumMa: number

export function reset(): void {
  zeroMa = pressedMs = measuredMohm = liftMv = 0
  freeLevel = -1
  mohm = MOHM
  isStalled = isOverloaded = needsSupply = false
  isSensorFine = true
  restsFrom = -NEVER
  senseAt = NEVER
}

/** Takes the reading of a motor that is off, in mA. */
export function noteRest(ma: number, now: number): void {
  if (now < restsFrom) return
  zeroMa = ma
  // NaN fails this test too.
  isSensorFine = Math.abs(ma) * 2 <= OVERLOAD_MA
}

/** Sets the resistance of this motor as calibrated, in mohm; 0 if nobody measured it. */
export function setResistance(ownMohm: number): void {
  mohm = ownMohm || MOHM
}

/** Starts a session. */
export function begin(now: number): void {
  isStalled = isOverloaded = false
  pressedMs = measuredMohm = sumMv = sumMa = overMs = 0
  restart(now)
}

/** The motor goes on from standstill. */
export function restart(now: number): void {
  liftMv = filteredMv = 0
  stalledSince = NEVER
  readAt = now
  senseAt = now + SENSE_MS
}

/** The motor is off. */
export function stop(now: number): void {
  senseAt = NEVER
  restsFrom = now + REST_CURRENT_MS
}

/** The voltage for one that the curve of a free motor gives, in mV: never above the top of the band. */
export const withLift = (mv: number): number => Math.min(mv + liftMv, TOP_MV)

/** Measures the resistance of a motor that stands still. */
function measure(mv: number, ma: number): void {
  if (mv > MEASURE_BELOW_MV) return
  sumMv += mv
  sumMa += ma
  const measured = Math.floor((sumMv * 1000) / sumMa)
  measuredMohm = measured * 2 > MOHM && measured < MOHM * 2 ? measured : 0
}

/**
 * Takes a reading in mA while `duty`, 0 to 1000, gives the motor `mv`. `level` is what it plays, 0 while it is calibrated;
 * `isSoft` says that battery or heat leave nothing to add. Answers whether the volts change by it.
 */
export function noteCurrent(
  reading: number,
  duty: number,
  mv: number,
  level: number,
  isSoft: boolean,
  now: number,
): boolean {
  const ma = IS_SENSE_OF_SUPPLY ? ((reading - zeroMa) * 1000) / duty : reading - zeroMa
  if (level !== freeLevel) {
    freeLevel = level
    freeMa = interpolate(level, 1, MAX_LEVEL, FREE_LOW_MA, FREE_TOP_MA)
  }
  const ms = now - readAt
  readAt = now
  senseAt = now + SENSE_MS
  // A motor that is calibrated stands still at first.
  if (level === 0 && mv < 2 * MEASURE_BELOW_MV) {
    measure(mv, ma)
    return false
  }
  // Volts that the resistance leaves make the speed.
  const isBlocked = (mv * 1000 - ma * mohm) * 100 < (mv * 1000 - freeMa * mohm) * STALL_PERCENT
  const isOver = ma >= OVERLOAD_MA
  if (!isBlocked && !isOver) stalledSince = NEVER
  else if (stalledSince === NEVER) stalledSince = now
  // It recovers as slowly: softer volts take the current away for a moment.
  overMs = isOver ? Math.min(overMs + ms, 2 * OVERLOAD_MS) : Math.max(0, overMs - ms)
  needsSupply = isOver && overMs <= STALL_MS
  if (overMs === 0) isOverloaded = false
  if (overMs < OVERLOAD_MS || !isOverloaded) softSince = now
  if (overMs >= OVERLOAD_MS) isOverloaded = true
  if ((isBlocked && now - stalledSince >= STALL_MS) || now - softSince >= OVERLOAD_OFF_MS) isStalled = true
  const handMa = ma - freeMa
  if (handMa >= PRESSED_MA) pressedMs += ms
  const wantedMv = isSoft || isOverloaded || handMa < 0 ? 0 : (handMa * mohm) / 1000
  // Power is never raised against an overload.
  if (!isOver || wantedMv < filteredMv) filteredMv += (wantedMv - filteredMv) / LIFT_DIVISOR
  const hasMoved = level > 0 && Math.abs(filteredMv - liftMv) >= LIFT_STEP_MV
  if (hasMoved) liftMv = Math.floor(filteredMv)
  return hasMoved
}
