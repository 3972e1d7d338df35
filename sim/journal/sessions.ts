// The sessions of a stored journal, from records of nine or eleven characters (src/memory/journal.ts). It accepts any text:
// records that cannot be read are counted, the others are kept.

import { SESSION_MAX_MS, THERMOMETER_MAX_C } from '../../src/limits.ts'
import {
  BAND_UNIT_MS,
  BASE,
  BY_POWER_CUT,
  DAY_MODULUS,
  ENDINGS,
  JOURNAL_CHARS,
  MAX_DIGIT,
  PARTS_PER_POINT,
  PRESSED_MARK,
  RECORD_CHARS,
  ZERO,
} from '../../src/memory/journal.ts'
import { MAX_STRENGTH, SPOTS } from '../../src/memory/settings.ts'

export interface Session {
  /** Days since 1970, if the day was known. */
  day?: number
  /** Place in the rotation, from 0. */
  program: number
  strength: number
  /** Its reason: journal.BY_… or governor.STOP_…. */
  ending: number
  /** The spot at its end, from 1; 0 for none. */
  spot: number
  /** Motor time at low, middle and high levels, rounded down to BAND_UNIT_MS. Unknown after a power cut. */
  bandMs?: readonly [low: number, middle: number, high: number]
  /** How long a hand pressed, rounded down to BAND_UNIT_MS, where the board senses it. */
  pressedMs?: number
  /** Hand time in points, in quarters; more than MAX_POINTS is stored as MAX_POINTS. */
  points: number
  /** The highest temperature of the case, if it was known. */
  topC?: number
}

export const MAX_POINTS = MAX_DIGIT / PARTS_PER_POINT
/** Time that rounding down takes from a band, on average. */
const UNIT_MIDDLE_MS = BAND_UNIT_MS / 2
/** Rounded up: a session may last a moment longer than its limit. */
const MAX_UNITS = Math.ceil(SESSION_MAX_MS / BAND_UNIT_MS)

/** The latest day up to `today` that is stored as `stored`. Undefined if the day was not known. */
export function resolveDay(stored: number, today: number): number | undefined {
  if (stored === 0) return undefined
  const day = today - ((((today - stored) % DAY_MODULUS) + DAY_MODULUS) % DAY_MODULUS)
  return day > 0 ? day : undefined
}

/** Undefined if the record cannot be read. */
function parseSession(record: string, today: number): Session | undefined {
  const digits = [...record].map((character) => character.charCodeAt(0) - ZERO)
  if (digits.length < RECORD_CHARS || !digits.every((digit) => digit >= 0 && digit <= MAX_DIGIT)) return undefined
  const [dayLow, dayHigh, played, ended, low, middle, high, points, topC] = digits as [
    ...[number, number, number, number],
    ...[number, number, number, number, number],
  ]
  const spot = Math.floor(ended / ENDINGS)
  if (spot > SPOTS || low + middle + high > MAX_UNITS || topC > THERMOMETER_MAX_C) return undefined
  const day = resolveDay(dayLow + BASE * dayHigh, today)
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

const MARK = String.fromCharCode(PRESSED_MARK)
/** The mark, and one digit. */
const PRESSED_CHARS = 2

/** Where the first whole record begins. A full journal with times of pressing may begin within a record. */
function findFirst(text: string): number {
  const mark = text.indexOf(MARK)
  if (text.length < JOURNAL_CHARS || mark < 0) return 0
  return mark < RECORD_CHARS ? mark + PRESSED_CHARS : mark % RECORD_CHARS
}

/** The sessions in `text`, the oldest first, and the number of records that cannot be read. */
export function parseSessions(text: string, today: number): { sessions: Session[]; unreadable: number } {
  const sessions: Session[] = []
  let unreadable = 0
  const readAt = (at: number) => parseSession(text.slice(at, at + RECORD_CHARS), today)
  let at = findFirst(text)
  while (at < text.length) {
    const session = readAt(at)
    if (session) sessions.push(session)
    else unreadable++
    at += RECORD_CHARS
    const pressed = text.charCodeAt(at + 1) - ZERO
    const isMarked = session && text[at] === MARK && pressed >= 0 && pressed <= MAX_UNITS
    // An unreadable record may begin like that.
    if (isMarked && (at + PRESSED_CHARS >= text.length || readAt(at + PRESSED_CHARS))) {
      session.pressedMs = pressed * BAND_UNIT_MS
      at += PRESSED_CHARS
    }
  }
  return { sessions, unreadable }
}

/** The approximate motor time in ms: the middle of the possible range, 0 where it is not known. */
export const estimateMs = ({ bandMs = [0, 0, 0] }: Session): number =>
  bandMs.reduce((sum, ms) => sum + (ms > 0 ? ms + UNIT_MIDDLE_MS : 0), 0)
