// The journal, as it must be by all that was seen of it: how many sessions there were, and how each of the last ended.

import { DARK } from '../device/device.ts'
import { type Broken, type Promised, SECOND_MS, SESSION_MAX_MS } from './promised.ts'
import type { Seen, Session } from './seen.ts'
import { POWER, SESSION } from './sessions.ts'

// Of the stored line.
const SESSIONS_FIELD = 11
const JOURNAL_FIELD = 16
/** The slot of the first of its two places. */
const JOURNAL_SLOT = 2

// Of a record, as docs and src/memory/journal.ts have it.
const RECORD_CHARS = 9
const RECORDS_KEPT = 48
const ZERO = 35
const BASE = 89
const STRENGTHS = 5
const ENDINGS = 12
const BAND_MS = 11_000
const FIRST_BAND = 4
const BANDS = 3
/** Each band is rounded down, and a wave counts as its middle. */
const BAND_SLACK_MS = (BANDS + 1) * BAND_MS

// How a session ended.
const BY_OWNER = 0
const BY_BATTERY = 1
const BY_LENGTH = 3
const BY_PROGRAM = 6
const BY_CHARGER = 7
const BY_FAULT = 8
const BY_POWER_CUT = 9
const BY_STUCK_BUTTON = 10
const STUCK_MS = 29 * SECOND_MS
const SLACK_MS = 3 * SECOND_MS

/** Whether a session that was seen to end so may be told to have ended by `why`. */
function mayEnd({ into, closedMs, touched, ms }: Session, why: number): boolean {
  if (into === POWER) return why === BY_POWER_CUT
  if (into === 'fault') return why === BY_FAULT
  if (into === 'charging') return why === BY_CHARGER
  if (why === BY_STUCK_BUTTON) return closedMs > STUCK_MS
  // A bad switch may still tremble, or a host have asked.
  if (why === BY_OWNER) return touched
  if (why === BY_LENGTH) return ms > SESSION_MAX_MS - SLACK_MS
  return why >= BY_BATTERY && why <= BY_PROGRAM && ms < SESSION_MAX_MS + SLACK_MS
}

/** What `record` tells that is not so of that session. */
function wrongIn(record: string, session: Session): string {
  const digit = (at: number) => record.charCodeAt(at) - ZERO
  const why = digit(3) % ENDINGS
  if (!mayEnd(session, why))
    return `it went ${session.into} after ${session.ms} ms, and is told to have ended by ${why}`
  if (session.into === POWER) return ''
  if (session.byPress && digit(0) + BASE * digit(1) !== session.day % (BASE * BASE)) return `it was day ${session.day}`
  // A pin that is broken may have turned it off as the light was to say that it is stronger.
  if (session.into !== 'fault' && digit(2) % STRENGTHS !== session.strength - 1)
    return `strength was ${session.strength}`
  let bandsMs = 0
  for (let band = 0; band < BANDS; band++) bandsMs += digit(FIRST_BAND + band) * BAND_MS
  // What goes on while an interpreter is dead, nobody counts.
  const so = bandsMs <= session.drivenMs + SLACK_MS && bandsMs >= session.drivenMs - BAND_SLACK_MS - SLACK_MS
  return so ? '' : `it ran for ${session.drivenMs} ms, and is told to have run for ${bandsMs}`
}

const begin = (): Broken => {
  let boots = -1
  let was = ''
  /** How many there may be by now: what was seen. */
  let least = 0
  let most = 0
  let told = { sessions: 0, journal: '' }
  let cut: Session | undefined
  let clear = false
  /** None since something was stored. */
  let last: Session | undefined

  const restart = (seen: Seen): void => {
    // What was seen and not stored is lost, but for one whose beginning was.
    least = most = told.sessions
    cut = undefined
    if (last) most++
    if (last?.kind === SESSION && last.opened) {
      least++
      cut = last
    }
    if (was === DARK && !last) most++
    boots = seen.boots
    last = undefined
  }

  const read = ({ device, line }: Seen): string => device.read(JOURNAL_SLOT + line![JOURNAL_FIELD]!) ?? ''

  return (seen) => {
    const { ended, state, line, wrote, damaged, ms, device } = seen
    if (ended) {
      if (ended.kind === SESSION) least++
      if (ended.kind !== 'nudge') {
        most++
        last = ended
      }
    }
    // Begun and ended at once, with nothing to be seen of it.
    if (state !== was && (state === 'fault' || state === DARK) && was !== 'running') most++
    // Nor where its spot has had its day.
    if (was === 'off' && state === 'off' && (seen.closed || device.asked.ms === ms)) most++
    if (seen.boots !== boots) restart(seen)
    was = state
    if (!line || !wrote) return false
    const sessions = line[SESSIONS_FIELD]!
    const more = sessions - told.sessions
    const fits = sessions >= least && sessions <= most
    least = most = sessions
    const known = clear
    clear = !damaged && ms > 0
    const before = told
    const done = last
    last = undefined
    if (more === 0 && known) return clear && !fits && `there are ${sessions}`
    told = { sessions, journal: read(seen) }
    // What a scenario stores before it begins is no session; and flash that is worn out keeps nothing.
    if (!clear || !known) return false
    const records = told.journal.slice(-more * RECORD_CHARS)
    const whole = (before.journal + records).slice(-RECORDS_KEPT * RECORD_CHARS)
    if (!fits) return `there are ${sessions} sessions, and there were ${before.sessions}`
    if (told.journal !== whole || records.length !== more * RECORD_CHARS)
      return `of ${sessions} sessions there is "${told.journal}", and was "${before.journal}"`
    if (device.hal.broken.has('engine')) return false
    const session = ended?.kind === SESSION ? ended : cut
    cut = undefined
    if (more !== 1 || !session || (done !== session && session.into !== POWER)) return false
    return wrongIn(records, session)
  }
}

export const journalPromise: Promised = {
  name: 'the journal has every session, and how it ended',
  kept: true,
  begin,
}
