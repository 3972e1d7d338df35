// Memories for tests: records and settings as the firmware writes them.

import fc from 'fast-check'
import type { Memory } from '../../../sim/journal/memory.ts'
import { type Journal, readJournal } from '../../../sim/journal/read.ts'
import type { Session } from '../../../sim/journal/sessions.ts'
import {
  BAND_UNIT_MS,
  BASE,
  DAY_MODULUS,
  ENDINGS,
  PARTS_PER_POINT,
  PRESSED_MARK,
  ZERO,
} from '../../../src/memory/journal.ts'
import {
  DAY_FIELD,
  DAYS_FIELD,
  LAST_SESSION_DAY_FIELD,
  MAX_STRENGTH,
  PLAN_FIELD,
  parseFields,
  RUN_MS_FIELD,
  SESSIONS_FIELD,
  SETTINGS_VERSION,
} from '../../../src/memory/settings.ts'

/** The record of this session. */
export function recordOf({
  day = 0,
  program,
  strength,
  ending,
  spot,
  bandMs = [0, 0, 0],
  points,
  topC = 0,
  pressedMs,
}: Session): string {
  const stored = day % DAY_MODULUS
  const pressed = pressedMs === undefined ? [] : [PRESSED_MARK, ZERO + pressedMs / BAND_UNIT_MS]
  return String.fromCharCode(
    ...[
      stored % BASE,
      Math.floor(stored / BASE),
      program * MAX_STRENGTH + strength - 1,
      ending + spot * ENDINGS,
      ...bandMs.map((ms) => ms / BAND_UNIT_MS),
      points * PARTS_PER_POINT,
      topC,
    ].map((digit) => ZERO + digit),
    ...pressed,
  )
}

/** A session of the knot program at strength 3, at spot 1, to its end. */
export const KNOT: Session = {
  program: 0,
  strength: 3,
  ending: 6,
  spot: 1,
  bandMs: [4 * BAND_UNIT_MS, 20 * BAND_UNIT_MS, 0],
  points: 1.75,
  topC: 28,
}

/** A line of settings with these fields. */
export function lineOf(fields: Record<number, number>): string {
  const all = parseFields(undefined)
  all[0] = SETTINGS_VERSION
  for (const [field, value] of Object.entries(fields)) all[Number(field)] = value
  return all.join(',')
}

/** A memory with these settings, and these sessions in the journal. */
export const memoryWith = (fields: Record<number, number>, sessions: readonly Session[]): Memory => ({
  settings: lineOf(fields),
  journal: sessions.map(recordOf).join(''),
  sequence: 1,
})

const units = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count * BAND_UNIT_MS)

/** Any session with a day that is still clear on `today`. */
export const arbitrarySession = (today: number): fc.Arbitrary<Session> =>
  fc.record({
    day: fc.integer({ min: today - DAY_MODULUS + 1, max: today }).filter((day) => day % DAY_MODULUS !== 0),
    program: fc.integer({ min: 0, max: 4 }),
    strength: fc.integer({ min: 1, max: 5 }),
    ending: fc.integer({ min: 0, max: 11 }).filter((ending) => ending !== 9),
    spot: fc.integer({ min: 0, max: 3 }),
    bandMs: fc.tuple(units(27), units(27), units(28)),
    points: fc.integer({ min: 0, max: 88 }).map((parts) => parts / PARTS_PER_POINT),
    topC: fc.integer({ min: 1, max: 80 }),
  })

/** A Monday. */
export const MONDAY = 20_731

/** The session `KNOT` on day `day` after the Monday. */
export const on = (day: number, more: Partial<Session> = {}): Session => ({ ...KNOT, day: MONDAY + day, ...more })
export const SHORT: Partial<Session> = { bandMs: [0, 9 * BAND_UNIT_MS, 0], ending: 0, points: 0.5 }

/** A journal on day `last` after the Monday on which the plan began. `more` are other settings. */
export function journalOf(last: number, sessions: readonly Session[], more: Record<number, number> = {}): Journal {
  const fields = {
    [DAY_FIELD]: MONDAY + last,
    [DAYS_FIELD]: 1 + last,
    [PLAN_FIELD]: 1,
    [LAST_SESSION_DAY_FIELD]: 1 + Math.max(...sessions.map(({ day = 0 }) => day - MONDAY)),
    [SESSIONS_FIELD]: sessions.length,
    [RUN_MS_FIELD]: sessions.length * 276_000,
    ...more,
  }
  return readJournal(memoryWith(fields, sessions), 0)
}
