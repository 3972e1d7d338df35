// Memories for tests: records and settings as the firmware writes them.

import fc from 'fast-check'
import type { Memory } from '../../../sim/journal/memory.ts'
import type { Session } from '../../../sim/journal/sessions.ts'
import { BAND_UNIT_MS, BASE, DAY_MODULUS, ENDINGS, PARTS_PER_POINT, ZERO } from '../../../src/memory/journal.ts'
import { MAX_STRENGTH, parseFields, SETTINGS_VERSION } from '../../../src/memory/settings.ts'
import { adler32 } from '../../../src/program/format.ts'

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
}: Session): string {
  const stored = day % DAY_MODULUS
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

/** The text of a slot with these settings, by field. */
export function slotOf(fields: Record<number, number>, sequence = 1): string {
  const all = parseFields(undefined)
  all[0] = SETTINGS_VERSION
  for (const [field, value] of Object.entries(fields)) all[Number(field)] = value
  const body = `|${sequence}|${all.join(',')}`
  return adler32(body, 0) + body
}

/** A memory with these settings, and these sessions in the first place of the journal. */
export const memoryWith = (fields: Record<number, number>, sessions: readonly Session[]): Memory => [
  slotOf(fields),
  undefined,
  sessions.map(recordOf).join(''),
  undefined,
]

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
