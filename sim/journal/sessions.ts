// The sessions of a stored journal, out of its records of nine characters (src/memory/journal.ts). Any text is read: records
// that cannot be are counted, and the others kept.

import { SESSION_MAX_MS, THERMOMETER_MAX_C } from '../../src/limits.ts'
import {
  BAND_UNIT_MS,
  BASE,
  BY_POWER_CUT,
  DAY_MODULUS,
  ENDINGS,
  MAX_DIGIT,
  PARTS_PER_POINT,
  RECORD_CHARS,
  ZERO,
} from '../../src/memory/journal.ts'
import { MAX_STRENGTH, SPOTS } from '../../src/memory/settings.ts'

export interface Session {
  /** Days since 1970, if it was known. */
  day?: number
  /** Place in the rotation, from 0. */
  program: number
  strength: number
  /** journal.BY_… or governor.STOP_…. */
  ending: number
  /** That it ended at, from 1 on; 0 for none. */
  spot: number
  /** Motor time at low, middle and high levels, in whole units of BAND_UNIT_MS, the last of which was not full; unknown after a power cut. */
  bandMs?: readonly [low: number, middle: number, high: number]
  /** Of the holding hand, in quarters; what is above MOST_POINTS counts as that. */
  points: number
  /** The warmest the case was, if it was known. */
  topC?: number
}

export const MOST_POINTS = MAX_DIGIT / PARTS_PER_POINT
/** A band of which nothing is stored was shorter than a unit; of the others, the last unit was half full on the average. */
const UNIT_MIDDLE_MS = BAND_UNIT_MS / 2
/** The last unit of a session may go on for as long as the device takes to notice. */
const MOST_UNITS = Math.ceil(SESSION_MAX_MS / BAND_UNIT_MS)

/** The latest day that is not after `today` and is stored as `stored`; undefined for one that was not known. */
export function dayOf(stored: number, today: number): number | undefined {
  if (stored === 0) return undefined
  const day = today - ((((today - stored) % DAY_MODULUS) + DAY_MODULUS) % DAY_MODULUS)
  return day > 0 ? day : undefined
}

/** One record, or undefined if it is none. */
function sessionIn(record: string, today: number): Session | undefined {
  const digits = [...record].map((character) => character.charCodeAt(0) - ZERO)
  if (digits.length < RECORD_CHARS || !digits.every((digit) => digit >= 0 && digit <= MAX_DIGIT)) return undefined
  const [dayLow, dayHigh, played, ended, low, middle, high, points, topC] = digits as [
    ...[number, number, number, number],
    ...[number, number, number, number, number],
  ]
  const spot = Math.floor(ended / ENDINGS)
  if (spot > SPOTS || low + middle + high > MOST_UNITS || topC > THERMOMETER_MAX_C) return undefined
  const day = dayOf(dayLow + BASE * dayHigh, today)
  const ending = ended % ENDINGS
  return {
    ...(day !== undefined && { day }),
    program: Math.floor(played / MAX_STRENGTH),
    strength: 1 + (played % MAX_STRENGTH),
    ending,
    spot,
    ...(ending !== BY_POWER_CUT && { bandMs: [low * BAND_UNIT_MS, middle * BAND_UNIT_MS, high * BAND_UNIT_MS] }),
    points: points / PARTS_PER_POINT,
    ...(topC > 0 && { topC }),
  }
}

/** All sessions in `text`, the oldest first, and how many records were none. */
export function sessionsIn(text: string, today: number): { sessions: Session[]; junk: number } {
  const sessions: Session[] = []
  let junk = 0
  for (let at = 0; at < text.length; at += RECORD_CHARS) {
    const session = sessionIn(text.slice(at, at + RECORD_CHARS), today)
    if (session) sessions.push(session)
    else junk++
  }
  return { sessions, junk }
}

/** About how long it was, in ms: the middle of what it may have been; 0 where it is not known. */
export const lengthMs = ({ bandMs = [0, 0, 0] }: Session): number =>
  bandMs.reduce((sum, ms) => sum + (ms > 0 ? ms + UNIT_MIDDLE_MS : 0), 0)
