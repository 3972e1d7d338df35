// The spots in the stored settings (src/routine/spots.ts).

import { DAYS_FIELD, SPOTS } from '../../src/memory/settings.ts'
import { MARK_COUNT, MARKS, SINCE_DAY, TODAY_MS, VISITS, VISITS_ADVISED } from '../../src/routine/spots.ts'

/** What the owner marked last, by the number of marks. */
const STATUSES = ['painful', 'pain gone', 'lump gone'] as const

export interface Spot {
  /** From 1, in the order in which the device goes through them. */
  number: number
  status: (typeof STATUSES)[number]
  /** How often it became painful again. */
  reopened: number
  /** Visits since the last mark or advice, and the days from the first of them to the last stored day. */
  visits: number
  days: number
  /** Time on the last stored day, in ms. */
  todayMs: number
  /** The device advised the owner to show it to a professional. */
  wasReferred: boolean
}

/** The spots that were worked on at least once. */
export function parseSpots(fields: readonly number[]): Spot[] {
  const spots = Array.from({ length: SPOTS }, (_, n): Spot => {
    const [marks, visits] = [fields[MARKS + n]!, fields[VISITS + n]!]
    return {
      number: n + 1,
      status: STATUSES[marks % MARK_COUNT]!,
      reopened: Math.floor(marks / MARK_COUNT),
      visits: visits % VISITS_ADVISED,
      days: visits > 0 ? Math.max(1, fields[DAYS_FIELD]! - fields[SINCE_DAY + n]! + 1) : 0,
      todayMs: fields[TODAY_MS + n]!,
      wasReferred: visits >= VISITS_ADVISED,
    }
  })
  return spots.filter(({ status, reopened, visits, todayMs, wasReferred }) =>
    Boolean(status !== 'painful' || reopened || visits || todayMs || wasReferred),
  )
}
