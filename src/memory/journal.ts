// What each session leaves behind: a record of nine characters, the newest last, and totals that outlive it. The
// device only writes it; sim/journal/ reads it.
//
//   0-1  day: days since 1970, of which DAYS_ROUND is taken off as often as it goes, low digit first; 0: not known
//   2    program of the rotation * MAX_STRENGTH + strength - 1
//   3    how it ended + ENDINGS * the spot it ended at, 1 to 3; 0: no spot
//   4-6  time at low, middle and high levels, in units of BAND_UNIT_MS
//   7    hand time, in quarters of a point
//   8    top temperature of the case in °C; 0: not known, or not above
//
// A character is one digit, ZERO for 0; all are printable. The journal has two places, written in turn: a record is
// appended to what one has and put into the other, and the settings stored after that say which is the newest.

import * as governor from '../motor/governor.ts'
import * as plan from '../routine/plan.ts'
import * as spots from '../routine/spots.ts'
import {
  DAYS_FIELD,
  HAND_HZ2S_FIELD,
  JOURNAL_FIELD,
  LAST_SESSION_DAY_FIELD,
  MAX_STRENGTH,
  OPEN,
  OPEN_FIELD,
  RESTING,
  RUN_MS_FIELD,
  SESSIONS_FIELD,
  saved,
} from './settings.ts'

export const RECORD_CHARS = 9
/** So many sessions are kept: those of twelve weeks of the plan, with one to spare. */
export const MAX_RECORDS = 48

export const ZERO = 35
/** Of the day; the other digits go up to what the governor lets happen, hand time to TOP_DIGIT and no further. */
export const BASE = 89
export const MAX_DIGIT = BASE - 1
export const DAY_MODULUS = BASE * BASE
/** A whole session of one level is 81 of these. */
export const BAND_UNIT_MS = 11000
export const PARTS_PER_POINT = 4

// How a session ended: 1 to 5 are why the governor ended it (governor.STOP_…).
export const BY_OWNER = 0
export const BY_PROGRAM = 6
export const BY_CHARGER = 7
export const BY_FAULT = 8
/** Power went while it ran: of its times nothing is known. */
export const BY_POWER_CUT = 9
export const BY_STUCK_BUTTON = 10
export const ENDINGS = 12

/** The record that is not stored yet, or ''. */
export let pending: string
/** Hand time when the session began, in Hz² s. */
let handHz2sBefore: number

/** As after power-up. */
export function reset(): void {
  pending = ''
  handHz2sBefore = saved[HAND_HZ2S_FIELD]!
}

/** The journal with what is pending, given the one stored before, of which a cut may have left half a record. */
export function appendPending(stored: string): string {
  const end = stored.length - (stored.length % RECORD_CHARS)
  // The oldest goes first: so nothing longer than the journal is ever in memory.
  return stored.slice(Math.max(0, end - (MAX_RECORDS - 1) * RECORD_CHARS), end) + pending
}

/** It is stored, in the other place. */
export function markStored(): void {
  pending = ''
  saved[JOURNAL_FIELD] = 1 - saved[JOURNAL_FIELD]!
}

/** A session begins on this day. What is stored now still says so if power goes before its end is. */
export function openRecord(day: number): void {
  saved[OPEN_FIELD] = OPEN + day
  handHz2sBefore = governor.handHz2s
}

/** The session that began last has ended so, with this program of the rotation. */
export function closeRecord(ending: number, program: number, strength: number): void {
  const day = saved[OPEN_FIELD]! - OPEN
  const ms = governor.bandMs
  const runMs = ms[1]! + ms[2]! + ms[3]!
  const points = ((governor.handHz2s - handHz2sBefore) * PARTS_PER_POINT) / governor.motor.hz2sPerPoint
  // What is not whole is cut off by fromCharCode().
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
  saved[OPEN_FIELD] = governor.restUntil > 0 ? RESTING : 0
  if (runMs >= plan.PLAN_SESSION_MS) saved[LAST_SESSION_DAY_FIELD] = saved[DAYS_FIELD]!
}
