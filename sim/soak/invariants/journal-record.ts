// Compares a record of the journal with the session as it was seen from outside.

import { POWER, type Session } from '../monitor/observation.ts'
import { SECOND_MS, SESSION_MAX_MS } from './invariant.ts'

// The format of a record, as src/memory/journal.ts has it.
export const RECORD_CHARS = 9
export const RECORDS_KEPT = 48
const ZERO = 35
const BASE = 89
const STRENGTHS = 5
const REASONS = 12
const BAND_MS = 11_000
const FIRST_BAND = 4
const BANDS = 3
/** Each band is rounded down, and a wave counts as its middle. */
const BANDS_TOLERANCE_MS = (BANDS + 1) * BAND_MS

// The reasons for the end of a session.
const BY_OWNER = 0
const BY_BATTERY = 1
const BY_LENGTH = 3
const BY_PROGRAM = 6
const BY_CHARGER = 7
const BY_FAULT = 8
const BY_POWER_CUT = 9
const BY_STUCK_BUTTON = 10
const STUCK_MS = 29 * SECOND_MS
const TOLERANCE_MS = 3 * SECOND_MS

/** Whether the reason is possible for this session. */
function isPossible(reason: number, { endState, pressedMs, wasTouched, ms }: Session): boolean {
  if (endState === POWER) return reason === BY_POWER_CUT
  if (endState === 'fault') return reason === BY_FAULT
  if (endState === 'charging') return reason === BY_CHARGER
  if (reason === BY_STUCK_BUTTON) return pressedMs > STUCK_MS
  // Not necessarily a long press: a bad switch may bounce, or a host have requested it.
  if (reason === BY_OWNER) return wasTouched
  if (reason === BY_LENGTH) return ms > SESSION_MAX_MS - TOLERANCE_MS
  return reason >= BY_BATTERY && reason <= BY_PROGRAM && ms < SESSION_MAX_MS + TOLERANCE_MS
}

/** What is wrong in the record of this session, or ''. */
export function findMistake(record: string, session: Session): string {
  const digit = (at: number) => record.charCodeAt(at) - ZERO
  const { endState, ms, day, strength, drivenMs } = session
  const reason = digit(3) % REASONS
  if (!isPossible(reason, session))
    return `the session ended after ${ms} ms in the state ${endState}, but the record has reason ${reason}`
  if (endState === POWER) return ''
  const recordedDay = digit(0) + BASE * digit(1)
  if (session.beganByPress && recordedDay !== day % (BASE * BASE))
    return `it was day ${day}, but the record has ${recordedDay} of ${BASE * BASE}`
  const recordedStrength = (digit(2) % STRENGTHS) + 1
  // A broken pin may have ended the session while the light was to show a new strength.
  if (endState !== 'fault' && recordedStrength !== strength)
    return `the strength was ${strength}, but the record has ${recordedStrength}`
  let bandsMs = 0
  for (let band = 0; band < BANDS; band++) bandsMs += digit(FIRST_BAND + band) * BAND_MS
  // Nobody counts while the interpreter is dead.
  const isTimeRight = bandsMs <= drivenMs + TOLERANCE_MS && bandsMs >= drivenMs - BANDS_TOLERANCE_MS - TOLERANCE_MS
  return isTimeRight ? '' : `the motor ran for ${drivenMs} ms, but the record has ${bandsMs} ms`
}
