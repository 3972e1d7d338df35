// Reads what a device has stored: settings, totals, the plan, the spots and the sessions. Any texts are read; what of
// them makes sense is kept.

import { JOURNAL_SLOT } from '../../hal/hal.ts'
import {
  DAY_FIELD,
  DAYS_FIELD,
  JOURNAL_FIELD,
  LOCKED_FIELD,
  OPEN,
  OPEN_FIELD,
  PROGRAM_FIELD,
  parseFields,
  RUN_MS_FIELD,
  SESSIONS_FIELD,
  STRENGTH_FIELD,
} from '../../src/memory/settings.ts'
import { type Memory, settingsOf } from './memory.ts'
import { type Plan, planIn } from './plan.ts'
import { type Session, sessionsIn } from './sessions.ts'
import { type Spot, spotsIn } from './spots.ts'

export interface Journal {
  /** Whether there are settings: none yet, none that can be read, or some. */
  settings: 'new' | 'lost' | 'read'
  locked: boolean
  strength: number
  /** Place in the rotation, from 0. */
  program: number
  /** A session had begun, and its end is not stored. */
  open: boolean
  /** Of all sessions ever, those too that the journal has no more. */
  totals: { sessions: number; runMs: number; days: number }
  /** Days since 1970 when this was stored, as far as it was ever known. */
  day?: number
  plan?: Plan
  spots: Spot[]
  /** The oldest first. */
  sessions: Session[]
  /** Records that could not be read. */
  junk: number
}

/** Days since 1970 that a calendar has: years of four digits. */
const LAST_DAY = 2_932_896
/** All that a device counts is less than this, and can be reckoned with. */
const MOST = 2 ** 52

/** A field as a device counts: whole, and not below 0. */
const counted = (field: number): number => (field > 0 ? Math.floor(Math.min(field, MOST)) : 0)

/** The newest journal, or what there is of one. */
function journalText(memory: Memory, place: number | undefined): string {
  const [first = '', second = ''] = memory.slice(JOURNAL_SLOT)
  // Of the two the newer is the longer one, until both are full.
  if (place === undefined) return second.length > first.length ? second : first
  return (place === 1 ? second || first : first || second) ?? ''
}

/** `today` is the latest day that a session can be of, in days since 1970, where none is stored. */
export function readJournal(memory: Memory, today: number): Journal {
  const stored = settingsOf(memory)
  const fields = parseFields(stored).map(counted)
  const settings = stored === undefined ? 'new' : fields[0] === 0 ? 'lost' : 'read'
  const day = Math.min(LAST_DAY, fields[DAY_FIELD]!)
  const plan = planIn(fields)
  return {
    settings,
    locked: fields[LOCKED_FIELD] !== 0,
    strength: fields[STRENGTH_FIELD]!,
    program: fields[PROGRAM_FIELD]!,
    open: fields[OPEN_FIELD]! >= OPEN,
    totals: { sessions: fields[SESSIONS_FIELD]!, runMs: fields[RUN_MS_FIELD]!, days: fields[DAYS_FIELD]! },
    ...(day > 0 && { day }),
    ...(plan && { plan }),
    spots: spotsIn(fields),
    ...sessionsIn(journalText(memory, settings === 'read' ? fields[JOURNAL_FIELD] : undefined), day || today),
  }
}
