// A clock that only goes forward, from one that a host may set at any time (getTime on Espruino). If the setting is
// noted, no time is lost or gained. Otherwise a step back counts as no time, and a step ahead as no more time than the
// armed wake-up can be late.

import { NEVER } from '../src/time.ts'

/** Seconds since 1970 in a double, times 1000, are off by up to 0.0003 ms. That must not cost a whole millisecond. */
const ROUNDING_MS = 0.01

let readMs: () => number
let maxLateMs: number
let nowMs: number
let dueAt: number
let checkAt: number
let reachedAt: number
let lastMs: number

/** Begins at 0. `read` may jump. `maxLate` is how late a wake-up can be before the watchdog resets the board, in ms. */
export function reset(read: () => number, maxLate: number): void {
  readMs = read
  maxLateMs = maxLate
  nowMs = reachedAt = 0
  dueAt = checkAt = NEVER
  lastMs = readMs()
}

/**
 * Notes that the clock was set: the step does not count. Call now() before the setting to count the time until then.
 */
export function noteClockSet(): void {
  lastMs = readMs()
}

/** Whole ms since reset(). */
export function now(): number {
  const raw = readMs()
  const passed = Math.floor(raw - lastMs + ROUNDING_MS)
  const latest = Math.min(dueAt, checkAt) + maxLateMs
  if (passed >= 0 && nowMs + passed <= latest) {
    // The fraction of a millisecond counts with the next reading.
    lastMs += passed
    nowMs += passed
  } else {
    lastMs = raw
    if (passed > 0) nowMs = Math.max(nowMs, latest)
  }
  // A timer has measured that this time has come, whatever the clock says.
  if (nowMs < reachedAt) nowMs = reachedAt
  return nowMs
}

/**
 * Notes that the one wake-up is armed for `at`: until it comes, time cannot be more than maxLateMs past it. With none
 * armed (NEVER) a step ahead counts in full. Then no session and no rest runs: after a session, the watchdog's feed is
 * always armed.
 */
export function wakeDueAt(at: number): void {
  dueAt = at
}

/** Notes that a sensor check comes by `at`, or NEVER, with the same effect. */
export function checkDueBy(at: number): void {
  checkAt = at
}

/** Ms from this moment to `at`, with a fraction, at least 1: the delay for a timer. */
export function msUntil(at: number): number {
  const ms = at - nowMs - (readMs() - lastMs)
  return ms > 1 ? ms : 1
}

/** Notes that a timer measured that `at` has come: from then on now() is not before it. */
export function noteReached(at: number): void {
  if (at > reachedAt) reachedAt = at
}

/** Notes that the wake-up has come. */
export function noteWake(): void {
  if (dueAt < NEVER) noteReached(dueAt)
  dueAt = NEVER
}
