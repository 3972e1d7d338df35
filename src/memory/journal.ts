// The journal has a record of nine characters for each session, the newest last. The settings have totals, which
// outlive the records. The device only writes the journal; sim/journal/ reads it.
//
//   0-1  day since 1970, modulo DAY_MODULUS, low digit first; 0 if unknown
//   2    program of the rotation * MAX_STRENGTH + strength - 1
//   3    how it ended + ENDINGS * (spot where it ended, 1 to 3; 0 for no spot)
//   4-6  time at low, middle and high levels, in units of BAND_UNIT_MS
//   7    hand time, in quarters of a point
//   8    highest temperature of the case in °C; 0 if unknown or not above 0
//
// Boards that sense the current add two: PRESSED_MARK, which is no digit, and how long a hand pressed, in steps of
// BAND_UNIT_MS. Such a journal keeps as many characters, so it has fewer sessions, and of the oldest perhaps only a part.
//
// A character is one digit, from ZERO on; all are printable but '|'. The log stores each record with the settings that
// follow from the session, as one (hal/store.ts).

import { HAS_SENSE } from '#device'
import * as current from '../motor/current.ts'
import * as governor from '../motor/governor.ts'
import * as plan from '../routine/plan.ts'
import * as spots from '../routine/spots.ts'
import {
  DAYS_FIELD,
  LAST_SESSION_DAY_FIELD,
  MAX_STRENGTH,
  OPEN,
  OPEN_FIELD,
  PRESSED_MS_FIELD,
  RESTING,
  RUN_MS_FIELD,
  SESSIONS_FIELD,
  saved,
} from './settings.ts'

export const RECORD_CHARS = 9
/** Records in the journal: the sessions of twelve weeks of the plan, and one to spare. */
export const MAX_RECORDS = 48
export const JOURNAL_CHARS = MAX_RECORDS * RECORD_CHARS

export const ZERO = 35
/** Base of the day's digits. The governor's limits bound the other digits, and hand time ends at MAX_DIGIT. */
export const BASE = 89
export const MAX_DIGIT = BASE - 1
export const DAY_MODULUS = BASE * BASE
/** A whole session at one level is 81 units. */
export const BAND_UNIT_MS = 11000
export const PARTS_PER_POINT = 4
/** '!' */
export const PRESSED_MARK = 33

// How a session ended. 1 to 5 are the governor's reasons (governor.STOP_…).
export const BY_OWNER = 0
export const BY_PROGRAM = 6
export const BY_CHARGER = 7
export const BY_FAULT = 8
/** Power was cut while the motor ran: its times are unknown. */
export const BY_POWER_CUT = 9
export const BY_STUCK_BUTTON = 10
/** The motor could not turn, or did too much. */
export const BY_STALL = 11
export const ENDINGS = 12

/** The record that is not stored yet, or ''. */
export let pending: string
/** Hand time before the session, in Hz² s. */
let handHz2sBefore: number

/** Starts as after power-up, after the governor. */
export function reset(): void {
  pending = ''
  handHz2sBefore = governor.handHz2s
}

/** Notes that the pending record is stored. */
export function markStored(): void {
  pending = ''
}

/** Opens the record of a session on `day`. Stored now, it shows at the next power-up if power was cut. */
export function openRecord(day: number): void {
  saved[OPEN_FIELD] = OPEN + day
  handHz2sBefore = governor.handHz2s
}

/**
 * Closes the record: how the session ended, the program's index in the rotation, and the strength. Answers how long the
 * motor ran, in ms.
 */
export function closeRecord(ending: number, program: number, strength: number): number {
  const day = saved[OPEN_FIELD]! - OPEN
  const ms = governor.bandMs
  const runMs = ms[1]! + ms[2]! + ms[3]!
  const points = ((governor.handHz2s - handHz2sBefore) * PARTS_PER_POINT) / governor.motor.hz2sPerPoint
  // fromCharCode() drops fractions.
  pending = String.fromCharCode(
    ZERO + (day % BASE),
    ZERO + ((day / BASE) % BASE),
    ZERO - 1 + program * MAX_STRENGTH + strength,
    ZERO + ending + (spots.spot + 1) * ENDINGS,
    ZERO + ms[1]! / BAND_UNIT_MS,
    ZERO + ms[2]! / BAND_UNIT_MS,
    ZERO + ms[3]! / BAND_UNIT_MS,
    ZERO + Math.min(MAX_DIGIT, Math.max(0, points)),
    ZERO + governor.topC,
  )
  saved[SESSIONS_FIELD]!++
  saved[RUN_MS_FIELD]! += runMs
  if (HAS_SENSE) {
    pending += String.fromCharCode(PRESSED_MARK, ZERO + current.pressedMs / BAND_UNIT_MS)
    saved[PRESSED_MS_FIELD]! += current.pressedMs
  }
  saved[OPEN_FIELD] = governor.restUntil > 0 ? RESTING : 0
  if (runMs >= plan.PLAN_SESSION_MS) saved[LAST_SESSION_DAY_FIELD] = saved[DAYS_FIELD]!
  return runMs
}
