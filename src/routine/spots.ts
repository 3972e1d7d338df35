// The spots that are worked on, always in the same order: how long each had today, how often it was gone at, and what
// the owner marked of it. The device cannot know where it is held: a spot is the place in that order.

import * as light from '../light.ts'
import { DAYS_FIELD, SPOTS, SPOTS_FIELD, saved } from '../memory/settings.ts'
import { MINUTE_MS, NEVER } from '../time.ts'

/** Longest time on a spot in one go (S20), and in a day, which is twice that (proposal). */
export const SPOT_MAX_MS = 5 * MINUTE_MS
export const SPOT_DAY_MAX_MS = 10 * MINUTE_MS
/** Less is no go at a spot (proposal). */
export const VISIT_MIN_MS = MINUTE_MS
/** Still painful after so many goes or days, or opened again so often: time to see a professional (seed 003, proposals). */
export const VISITS_MAX = 12
export const DAYS_MAX = 42
export const REOPENED_MAX = 2
/** Goes that say that the owner was told. */
export const VISITS_ADVISED = 1000

// Fields of the first spot; those of the others follow each.
/** How often it was marked: painful, pain gone, lump gone, and painful again. */
export const MARKS = SPOTS_FIELD
/** How often it was gone at since it is painful. */
export const VISITS = SPOTS_FIELD + SPOTS
/** The day of the first of them. */
export const SINCE_DAY = SPOTS_FIELD + 2 * SPOTS
export const TODAY_MS = SPOTS_FIELD + 3 * SPOTS

// Marks, in their order. That pain is gone ends nothing.
export const PAINFUL = 0
export const PAIN_GONE = 1
export const LUMP_GONE = 2
export const MARK_COUNT = 3

export const NO_SPOT = -1

/** The spot that is worked on, from 0, or NO_SPOT; and when it had enough, or NEVER. */
export let spot: number
export let leaveAt: number
let since: number

/** No spot, as after power-up. */
export function reset(): void {
  spot = NO_SPOT
  leaveAt = NEVER
}

/** What plays is over at this time, spot or not. */
export function setLeaveAt(at: number): void {
  leaveAt = at
}

/** Leaves the spot for spot `next`, or NO_SPOT. Says so once if it is time that a professional sees the one left. */
export function moveTo(next: number, now: number): void {
  if (spot >= 0) {
    saved[TODAY_MS + spot]! += now - since
    if (saved[VISITS + spot] === 0) saved[SINCE_DAY + spot] = saved[DAYS_FIELD]!
    if (now - since >= VISIT_MIN_MS) saved[VISITS + spot]!++
    const goes = saved[VISITS + spot]!
    const marks = saved[MARKS + spot]!
    const isLong =
      marks >= MARK_COUNT * REOPENED_MAX ||
      goes >= VISITS_MAX ||
      saved[DAYS_FIELD]! - saved[SINCE_DAY + spot]! >= DAYS_MAX
    if (isLong && goes < VISITS_ADVISED && marks % MARK_COUNT === PAINFUL) {
      saved[VISITS + spot] = VISITS_ADVISED
      light.wink(light.WINKS_PROFESSIONAL, now)
    }
  }
  spot = next
  since = now
  leaveAt = next < 0 ? NEVER : now + Math.min(SPOT_MAX_MS, SPOT_DAY_MAX_MS - saved[TODAY_MS + spot]!)
}

/** The first spot with time left, or the first of all. */
export function findFirst(): number {
  return Math.max(0, findUsable(0))
}

/** On to the next, known or not. */
export function nextSpot(): number {
  return (spot + 1) % SPOTS
}

/** The next spot from `next` on that is known, not gone, and has time left today; NO_SPOT if none. The first is known. */
export function findUsable(next: number): number {
  for (let n = next; n < SPOTS; n++) {
    if (
      n * (saved[VISITS + n]! + saved[MARKS + n]!) >= n &&
      saved[MARKS + n]! % MARK_COUNT < LUMP_GONE &&
      saved[TODAY_MS + n]! < SPOT_DAY_MAX_MS
    )
      return n
  }
  return NO_SPOT
}

/** The owner marks the spot: pain gone, lump gone, or painful again. Answers how often it was marked. */
export function addMark(): number {
  const marks = ++saved[MARKS + spot]!
  // Of no use any more until it is painful again.
  saved[VISITS + spot] = 0
  return marks
}

/** A new day: every spot has all its time again. */
export function startDay(): void {
  saved[TODAY_MS] = saved[TODAY_MS + 1] = saved[TODAY_MS + 2] = 0
}
