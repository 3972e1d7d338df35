// The invariant of the journal: it has as many sessions as were seen from outside, and the right end of each.

import { memoryOf } from '../../journal/memory.ts'
import type { Observation } from '../monitor/observation.ts'
import type { Press } from '../monitor/press.ts'
import { pageMsSince } from '../monitor/reaction-times.ts'
import type { Session } from '../monitor/session.ts'
import type { Invariant, InvariantCheck } from './invariant.ts'
import { findMistake, JOURNAL_CHARS, recordChars } from './journal-record.ts'

// A stored field.
const SESSIONS_FIELD = 11
/** A press of this length may be long, with the bouncing of a bad switch. */
const MAYBE_LONG_MS = 600
/** By then a session that a press began shows. */
const PENDING_MS = 2000
/** A press this long before a boot may have stored the beginning of a session. */
const STORED_AHEAD_MS = 3000

const startCheck = (): InvariantCheck => {
  let boots = -1
  /** The press that may have begun a session of which nothing was seen, and when it was let go. */
  let longPress: Press | undefined
  let wasAlive = true
  /** The range of sessions that the store may count by now. */
  let minSessions = 0
  let maxSessions = 0
  let stored = { sessions: 0, journal: '' }
  let wasCertain = false
  /** The last session that ended since something was stored, and a session that a power cut ended. */
  let lastEnded: Session | undefined
  let cutOff: Session | undefined

  /** Sessions that were not stored are lost, except one whose beginning was stored. */
  const noteBoot = (now: Observation): void => {
    minSessions = maxSessions = stored.sessions
    cutOff = undefined
    if (lastEnded) maxSessions++
    if (lastEnded?.kind === 'session' && lastEnded.isBeginStored) {
      minSessions++
      cutOff = lastEnded
    }
    // That a session begins is stored a moment before the press is long.
    const { press, ms } = now
    if (!wasAlive || (press && ms - press.toMs < STORED_AHEAD_MS)) maxSessions++
    boots = now.boots
    lastEnded = undefined
  }

  const countSessions = (now: Observation): void => {
    const { endedSession, device, ms, press, isPressed } = now
    if (endedSession?.kind === 'session') minSessions++
    if (endedSession && (endedSession.kind === 'session' || endedSession.kind === 'unclear')) {
      maxSessions++
      lastEnded = endedSession
    }
    // A session may begin and end at once, so that nothing can be seen of it: by a fault, a power cut, or because its
    // spot had its time of the day.
    const isLong = press !== undefined && (isPressed ? ms : press.toMs) - press.fromMs > MAYBE_LONG_MS
    if (isLong && press !== longPress && !press.wasDriven) {
      longPress = press
      maxSessions++
    }
    if (device.lastRequest.ms === ms) maxSessions++
    if (now.boots !== boots) noteBoot(now)
    wasAlive = now.isAlive
  }

  return (now) => {
    countSessions(now)
    const { endedSession, storedFields, hasStored, isStoreDamaged, ms, device } = now
    if (!storedFields || !hasStored) return false
    const sessions = storedFields[SESSIONS_FIELD]!
    const before = stored
    const added = sessions - before.sessions
    const isCountRight = sessions >= minSessions && sessions <= maxSessions
    minSessions = maxSessions = sessions
    // What the long press begins is not stored yet, even if a page is begun meanwhile and the next press has come.
    if (longPress && ms - longPress.fromMs < PENDING_MS + now.reaction.passMs + pageMsSince(longPress.erases, device))
      maxSessions++
    const wasCertainBefore = wasCertain
    // Not where flash is damaged, nor for what a scenario stores before it begins.
    wasCertain = !isStoreDamaged && ms > 0
    const ended = lastEnded
    lastEnded = undefined
    if (added === 0 && wasCertainBefore) return wasCertain && !isCountRight && `the store counts ${sessions} sessions`
    stored = { sessions, journal: memoryOf(device).journal }
    if (!wasCertain || !wasCertainBefore) return false
    if (!isCountRight) return `the store counts ${sessions} sessions after ${before.sessions}`
    const addedChars = added * recordChars(now)
    const records = stored.journal.slice(-addedChars)
    const expected = (before.journal + records).slice(-JOURNAL_CHARS)
    if (stored.journal !== expected || records.length !== addedChars)
      return `with ${sessions} sessions the journal is "${stored.journal}" after "${before.journal}"`
    if (device.hal.brokenParts.has('engine')) return false
    const session = endedSession?.kind === 'session' ? endedSession : cutOff
    cutOff = undefined
    if (added !== 1 || !session || (ended !== session && !session.isCut)) return false
    return findMistake(records, session, now)
  }
}

export const JOURNAL_INVARIANT: Invariant = {
  name: 'the journal has every session and how it ended',
  isAboutStore: true,
  startCheck,
}
