// Compares a record of the journal with the session as it was seen from outside.

import type { Observation } from '../monitor/observation.ts'
import { isCleanSwitch } from '../monitor/press.ts'
import { lengthOf, type Session } from '../monitor/session.ts'
import { MINUTE_MS, SECOND_MS, SESSION_MAX_MS } from './invariant.ts'

// The format of a record, as src/memory/journal.ts has it.
const RECORD_CHARS = 9
export const JOURNAL_CHARS = 48 * RECORD_CHARS
/** How long a hand pressed, where the board senses it. */
const PRESSED_CHARS = 2
const ZERO = 35
const BASE = 89
/** For this share of a session a motor that gets faster may look like one with a hand. */
const ACCELERATING = 0.15
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
const BY_HEAT = 2
const BY_LENGTH = 3
const BY_PROGRAM = 6
const BY_CHARGER = 7
const BY_FAULT = 8
const BY_POWER_CUT = 9
const BY_STUCK_BUTTON = 10
const BY_STALL = 11
/** 30 s on a fast clock. */
const STUCK_MS = 28 * SECOND_MS
const TOLERANCE_MS = 3 * SECOND_MS
/** A host counts as lost so long after its last sign of life, 1.5 s by a fast clock. */
const SILENT_MS = 1350
/** Below this a session never ends by the heat, whatever the noise. */
const FINE_C = 40
const NEARLY = 0.98
/** Stored fields. */
const STRENGTH_FIELD = 2
const PROGRAM_FIELD = 3

/** Characters of each record of this device. */
export const recordChars = ({ device }: Observation): number =>
  RECORD_CHARS + (device.given.hardware?.sense ? PRESSED_CHARS : 0)

/** Whether what a host started may have ended by itself: its link, its sign of life or its time is over. */
function isHostsTimeOver({ device, ms, press }: Observation): boolean {
  const { link } = device.hal
  if (!link) return false
  return !link.isConnected || ms - link.sentMs > SILENT_MS || !press || ms - press.toMs > SESSION_MAX_MS - MINUTE_MS
}

/** Whether the reason is possible for this session. */
function isPossible(reason: number, session: Session, now: Observation): boolean {
  const { backAboveMv, tooHighMv } = now.supply
  const { isCut, pressedMs, wasTouched, wasTouchedAfter, isPlugged, wasFaulty, leastMv, mostMv, mostC } = session
  const ms = lengthOf(session)
  if (isCut) return reason === BY_POWER_CUT
  if (reason === BY_FAULT) return wasFaulty
  if (reason === BY_CHARGER) return isPlugged
  if (reason === BY_STUCK_BUTTON) return pressedMs > STUCK_MS
  // Not necessarily a long press: a bad switch may bounce, or a host have requested it.
  if (reason === BY_OWNER) return wasTouched || wasTouchedAfter || (session.cause === 'host' && isHostsTimeOver(now))
  if (reason === BY_LENGTH) return ms > SESSION_MAX_MS - TOLERANCE_MS
  // On a better supply than any that ends it, whatever the noise, it never does.
  if (reason === BY_BATTERY) return leastMv < backAboveMv || mostMv >= tooHighMv * NEARLY
  if (reason === BY_STALL) return session.wasLoaded
  if (reason === BY_HEAT) return mostC > FINE_C
  return reason > BY_HEAT && reason <= BY_PROGRAM && ms < SESSION_MAX_MS + TOLERANCE_MS
}

/** What is wrong in the record of this session, or ''. */
export function findMistake(record: string, session: Session, now: Observation): string {
  const { storedFields } = now
  const digit = (at: number) => record.charCodeAt(at) - ZERO
  const { cause, day, drivenMs, isFirst, wasTouched, wasFaulty } = session
  const reason = digit(3) % REASONS
  if (!isPossible(reason, session, now))
    return `the session ended after ${lengthOf(session)} ms${session.isCut ? ' by a power cut' : ''}, but the record has reason ${reason}`
  if (session.isCut) return ''
  const recordedDay = digit(0) + BASE * digit(1)
  if (cause === 'press' && recordedDay !== day % (BASE * BASE))
    return `it was day ${day}, but the record has ${recordedDay} of ${BASE * BASE}`
  // The first session after power-up is one strength lower, until the owner changes it. A broken pin may have ended the
  // session while the light was to show a new strength.
  const strength = storedFields![STRENGTH_FIELD]!
  const lower = Math.max(1, strength - 1)
  const recordedStrength = (digit(2) % STRENGTHS) + 1
  const isStrengthRight =
    (recordedStrength === strength && (isFirst !== true || wasTouched)) ||
    (recordedStrength === lower && isFirst !== false)
  if (!wasFaulty && !isStrengthRight)
    return `the strength was ${isFirst ? lower : strength}, but the record has ${recordedStrength}`
  const program = Math.floor(digit(2) / STRENGTHS)
  // Where the switch bounces for long, what looks like a long press may have answered a nudge.
  if (cause === 'press' && isCleanSwitch(now) && program !== storedFields![PROGRAM_FIELD])
    return `it played program ${storedFields![PROGRAM_FIELD]}, but the record has ${program}`
  let bandsMs = 0
  for (let band = 0; band < BANDS; band++) bandsMs += digit(FIRST_BAND + band) * BAND_MS
  // Nobody counts while the interpreter is dead.
  const isTimeRight = bandsMs <= drivenMs + TOLERANCE_MS && bandsMs >= drivenMs - BANDS_TOLERANCE_MS - TOLERANCE_MS
  if (!isTimeRight) return `the motor ran for ${drivenMs} ms, but the record has ${bandsMs} ms`
  if (recordChars(now) === RECORD_CHARS) return ''
  const pressedMs = digit(RECORD_CHARS + 1) * BAND_MS
  const [leastMs, mostMs] = session.handMs
  const isPressedRight =
    pressedMs >= leastMs - BAND_MS - TOLERANCE_MS && pressedMs <= mostMs + drivenMs * ACCELERATING + TOLERANCE_MS
  return isPressedRight ? '' : `a hand pressed for ${leastMs} to ${mostMs} ms, but the record has ${pressedMs} ms`
}
