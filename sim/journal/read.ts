// Reads the memory of a device: settings, totals, the plan, the spots and the sessions. It accepts any texts and keeps
// what can be read.

import {
  DAY_FIELD,
  DAYS_FIELD,
  LOCKED_FIELD,
  OPEN,
  OPEN_FIELD,
  PRESSED_MS_FIELD,
  PROGRAM_FIELD,
  parseFields,
  RUN_MS_FIELD,
  SESSIONS_FIELD,
  STRENGTH_FIELD,
} from '../../src/memory/settings.ts'
import type { Memory } from './log.ts'
import { type Plan, parsePlan } from './plan.ts'
import { parseSessions, type Session } from './sessions.ts'
import { parseSpots, type Spot } from './spots.ts'

export interface Journal {
  /** new: nothing is stored yet. lost: the settings cannot be read. read: they were read. */
  settings: 'new' | 'lost' | 'read'
  locked: boolean
  strength: number
  /** Place in the rotation, from 0. */
  program: number
  /** A session had begun when this was stored. */
  isOpen: boolean
  /** Over all sessions, also those that the journal no longer has. */
  totals: { sessions: number; runMs: number; days: number }
  /** How long a hand has pressed in all sessions, where the board senses it. */
  pressedMs?: number
  /** The last stored day, in days since 1970, if one was ever known. */
  day?: number
  plan?: Plan
  spots: Spot[]
  /** The oldest first. */
  sessions: Session[]
  /** Records that could not be read. */
  unreadable: number
}

/** The last day of year 9999, in days since 1970. */
const LAST_DAY = 2_932_896
/** No device counts to this, and a double still holds every whole number below it. */
const MAX_COUNT = 2 ** 52

/** A whole number, not below 0. */
const clampCount = (field: number): number => (field > 0 ? Math.floor(Math.min(field, MAX_COUNT)) : 0)

/** `today`, in days since 1970, is the latest day of a session where no day is stored. */
export function readJournal({ settings: stored, journal }: Memory, today: number): Journal {
  const fields = parseFields(stored).map(clampCount)
  const settings = stored === undefined ? 'new' : fields[0] === 0 ? 'lost' : 'read'
  const day = Math.min(LAST_DAY, fields[DAY_FIELD]!)
  const plan = parsePlan(fields)
  const pressedMs = fields[PRESSED_MS_FIELD] ?? 0
  return {
    settings,
    locked: fields[LOCKED_FIELD] !== 0,
    strength: fields[STRENGTH_FIELD]!,
    program: fields[PROGRAM_FIELD]!,
    isOpen: fields[OPEN_FIELD]! >= OPEN,
    totals: { sessions: fields[SESSIONS_FIELD]!, runMs: fields[RUN_MS_FIELD]!, days: fields[DAYS_FIELD]! },
    ...(pressedMs > 0 && { pressedMs }),
    ...(day > 0 && { day }),
    ...(plan && { plan }),
    spots: parseSpots(fields),
    ...parseSessions(journal, day || today),
  }
}
