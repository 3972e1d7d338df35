// A clock that only goes forward, made from one that a host may set at any time (getTime on Espruino). Where the
// setting is known of, no time is lost or won. Otherwise a step back counts as no time, and a step ahead as no more
// than the wake-up that is armed could be late.

import { NEVER } from '../src/time.ts'

/** Seconds since 1970 as a double, times 1000, are off by up to 0.0003 ms: a whole millisecond must not be lost to that. */
const ROUNDING_MS = 0.01

let readMs: () => number
let maxLateMs: number
let nowMs: number
let dueAt: number
let checkAt: number
let reachedAt: number
let lastMs: number

/** Begins at 0. `read` may jump; `slack` is how late a wake-up can be before the watchdog resets the board, in ms. */
export function reset(read: () => number, slack: number): void {
  readMs = read
  maxLateMs = slack
  nowMs = reachedAt = 0
  dueAt = checkAt = NEVER
  lastMs = readMs()
}

/** The clock below was set just now: what passed until then is counted, the step is not. */
export function noteClockSet(): void {
  lastMs = readMs()
}

/** Whole ms since reset(). */
export function now(): number {
  const raw = readMs()
  const passed = Math.floor(raw - lastMs + ROUNDING_MS)
  const latest = Math.min(dueAt, checkAt) + maxLateMs
  if (passed >= 0 && nowMs + passed <= latest) {
    // The fraction of a millisecond is kept for the next reading.
    lastMs += passed
    nowMs += passed
  } else {
    lastMs = raw
    if (passed > 0) nowMs = Math.max(nowMs, latest)
  }
  // A timer itself measured that this time has come, whatever the clock says.
  if (nowMs < reachedAt) nowMs = reachedAt
  return nowMs
}

/**
 * The one wake-up is armed for `at`: until then, time cannot have run on further than the slack past it.
 * With none armed (NEVER) a step ahead counts in full; by then nothing runs or rests, for once a session has
 * run the watchdog's feed is always armed.
 */
export function wakeDueAt(at: number): void {
  dueAt = at
}

/** Someone looks at the latest at `at`, or NEVER: until then the same holds. */
export function checkDueBy(at: number): void {
  checkAt = at
}

/** Ms from this very moment to `at`, with a fraction, at least 1: what to give a timer. */
export function msUntil(at: number): number {
  const ms = at - nowMs - (readMs() - lastMs)
  return ms > 1 ? ms : 1
}

/** A timer says that `at` has come: now() is not before it from now on. */
export function noteReached(at: number): void {
  if (at > reachedAt) reachedAt = at
}

/** The wake-up came. */
export function noteWake(): void {
  if (dueAt < NEVER) noteReached(dueAt)
  dueAt = NEVER
}
