// What is stored of the spots that are worked on (src/routine/spots.ts).

import { DAYS_FIELD, SPOTS } from '../../src/memory/settings.ts'
import { MARK_COUNT, MARKS, SINCE_DAY, TODAY_MS, VISITS, VISITS_ADVISED } from '../../src/routine/spots.ts'

/** What the owner said of it last, by the number of marks. */
const SAID = ['painful', 'pain gone', 'lump gone'] as const

export interface Spot {
  /** From 1 on, in the order in which they are worked on. */
  number: number
  said: (typeof SAID)[number]
  /** How often it was painful again. */
  reopened: number
  /** How often it was gone at since it was marked, or since the owner was told; and over how many days, if it was. */
  goes: number
  days: number
  /** On the last day that is stored, in ms. */
  todayMs: number
  /** The owner was told that a professional should see it. */
  told: boolean
}

/** Those that were ever worked on. */
export function spotsIn(fields: readonly number[]): Spot[] {
  const spots = Array.from({ length: SPOTS }, (_, n): Spot => {
    const [marks, goes] = [fields[MARKS + n]!, fields[VISITS + n]!]
    return {
      number: n + 1,
      said: SAID[marks % MARK_COUNT]!,
      reopened: Math.floor(marks / MARK_COUNT),
      goes: goes % VISITS_ADVISED,
      days: goes > 0 ? Math.max(1, fields[DAYS_FIELD]! - fields[SINCE_DAY + n]! + 1) : 0,
      todayMs: fields[TODAY_MS + n]!,
      told: goes >= VISITS_ADVISED,
    }
  })
  return spots.filter(({ said, reopened, goes, todayMs, told }) =>
    Boolean(said !== 'painful' || reopened || goes || todayMs || told),
  )
}
