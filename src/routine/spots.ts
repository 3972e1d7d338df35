// The spots that the owner massages, always in the same order: time today, visits, and the owner's marks of each. The
// device cannot know where it is held, so a spot is its index in that order.

import * as light from '../light.ts'
import { DAYS_FIELD, SPOTS, SPOTS_FIELD, saved } from '../memory/settings.ts'
import { FLICKER, PROFESSIONAL, THRICE } from '../signals.ts'
import { MINUTE_MS, NEVER } from '../time.ts'

/** Longest time on a spot in one visit (S20), and in a day: twice that (proposal). */
export const SPOT_MAX_MS = 5 * MINUTE_MS
export const SPOT_DAY_MAX_MS = 10 * MINUTE_MS
/** A shorter stay is no visit (proposal). */
export const VISIT_MIN_MS = MINUTE_MS
/**
 * Still painful after this many visits or days, or again painful this often: see a professional (seed 003, proposals).
 */
export const VISITS_MAX = 12
export const DAYS_MAX = 42
export const REOPENED_MAX = 2
/** This many visits mean that the light advised a professional already. */
export const VISITS_ADVISED = 1000

// Fields of the first spot. The other spots' numbers follow each.
/** Times that the owner marked the spot. The marks go round: painful, pain gone, lump gone. */
export const MARKS = SPOTS_FIELD
/** Visits since the spot is painful. */
export const VISITS = SPOTS_FIELD + SPOTS
/** Day of the first visit. */
export const SINCE_DAY = SPOTS_FIELD + 2 * SPOTS
export const TODAY_MS = SPOTS_FIELD + 3 * SPOTS

// Marks, in their order. A spot without pain is still visited; one without a lump is not.
export const PAINFUL = 0
export const PAIN_GONE = 1
export const LUMP_GONE = 2
export const MARK_COUNT = 3

export const NO_SPOT = -1

/** The present spot, from 0, or NO_SPOT. */
export let spot: number
/** When to leave the spot, in ms, or NEVER. */
export let leaveAt: number
let arrivedAt: number
/** The marks of the spot at arrival. */
let arrivalMarks: number

/** Starts as after power-up, without a spot. */
export function reset(): void {
  spot = NO_SPOT
  leaveAt = NEVER
}

/** Sets when to leave, with a spot or without: the end of a nudge. */
export function setLeaveAt(at: number): void {
  leaveAt = at
}

/**
 * Leaves the spot for spot `next`, or NO_SPOT. If a professional should see the spot that it leaves, the light says so,
 * once.
 */
export function moveTo(next: number, now: number): void {
  if (spot >= 0) {
    saved[TODAY_MS + spot]! += now - arrivedAt
    if (saved[VISITS + spot] === 0) saved[SINCE_DAY + spot] = saved[DAYS_FIELD]!
    if (now - arrivedAt >= VISIT_MIN_MS) saved[VISITS + spot]!++
    const visits = saved[VISITS + spot]!
    const marks = saved[MARKS + spot]!
    const isPersistent =
      marks >= MARK_COUNT * REOPENED_MAX ||
      visits >= VISITS_MAX ||
      saved[DAYS_FIELD]! - saved[SINCE_DAY + spot]! >= DAYS_MAX
    if (isPersistent && visits < VISITS_ADVISED && marks % MARK_COUNT === PAINFUL) {
      saved[VISITS + spot] = VISITS_ADVISED
      light.queue(FLICKER + PROFESSIONAL + THRICE, now)
    }
  }
  spot = next
  arrivedAt = now
  arrivalMarks = saved[MARKS + spot]!
  leaveAt = next < 0 ? NEVER : now + Math.min(SPOT_MAX_MS, SPOT_DAY_MAX_MS - saved[TODAY_MS + spot]!)
}

/** The first spot to visit, or else spot 0. */
export function findFirst(): number {
  return Math.max(0, findUsable(0))
}

/** The spot after the present one, visited before or not. */
export function findNext(): number {
  return (spot + 1) % SPOTS
}

/**
 * The first spot from `from` on that has been visited or marked, still has its lump, and has time left today; or
 * NO_SPOT. Spot 0 needs no visit before.
 */
export function findUsable(from: number): number {
  for (let n = from; n < SPOTS; n++) {
    if (
      n * (saved[VISITS + n]! + saved[MARKS + n]!) >= n &&
      saved[MARKS + n]! % MARK_COUNT < LUMP_GONE &&
      saved[TODAY_MS + n]! < SPOT_DAY_MAX_MS
    )
      return n
  }
  return NO_SPOT
}

/**
 * Marks the spot: pain gone, lump gone, or painful again. Answers how often it was marked. A whole round in one stay puts
 * a mistake right: a spot that is painful again came back later.
 */
export function addMark(): number {
  let marks = saved[MARKS + spot]! + 1
  if (marks === arrivalMarks + MARK_COUNT) marks = arrivalMarks
  saved[MARKS + spot] = marks
  // Each mark starts the count of visits again.
  saved[VISITS + spot] = 0
  return marks
}

/** Starts a day: every spot has all its time again. */
export function startDay(): void {
  saved[TODAY_MS] = saved[TODAY_MS + 1] = saved[TODAY_MS + 2] = 0
}
