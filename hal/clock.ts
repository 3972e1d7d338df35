// A clock that only goes forward, from one that a host may set at any time (getTime on Espruino). If the setting is
// noted, no time is lost or gained. Otherwise a step back counts as no time, and a step ahead as no more time than the
// armed wake-up can be late.

import { NEVER } from '../src/time.ts'

/** Seconds since 1970 in a double, times 1000, are off by up to 0.0003 ms. That must not cost a whole millisecond. */
const ROUNDING_MS = 0.01

let readMs: () => number
let maxLateMs: number
/** What the clock that may jump showed at time 0 of this one, in ms. */
let zeroMs: number
let nowMs: number
let dueAt: number
let checkAt: number
/** Time cannot be past this, in ms. */
let latestMs: number

/** Begins at 0. `read` may jump. `maxLate` is how late a wake-up can be before the watchdog resets the board, in ms. */
export function reset(read: () => number, maxLate: number): void {
  readMs = read
  maxLateMs = maxLate
  nowMs = 0
  dueAt = checkAt = latestMs = NEVER
  zeroMs = readMs()
}

/** Goes on from `ms`, whatever the clock that may jump shows. */
function goOnFrom(ms: number): void {
  nowMs = ms
  zeroMs = readMs() - ms
}

/**
 * Notes that the clock was set: the step does not count. Call now() before the setting to count the time until then.
 */
export function noteClockSet(): void {
  goOnFrom(nowMs)
}

/** Whole ms since reset(). */
export function now(): number {
  const ms = Math.floor(readMs() - zeroMs + ROUNDING_MS)
  if (ms >= nowMs && ms <= latestMs) nowMs = ms
  else goOnFrom(ms < nowMs ? nowMs : Math.max(nowMs, latestMs))
  return nowMs
}

/** The time of a moment at which the clock that may jump showed `seconds`; wrong if it has jumped since. */
export function timeOf(seconds: number): number {
  return Math.floor(seconds * 1000 - zeroMs + ROUNDING_MS)
}

function updateLatest(): void {
  latestMs = Math.min(dueAt, checkAt) + maxLateMs
}

/**
 * Notes that the one wake-up is armed for `at`: until it comes, time cannot be more than maxLateMs past it. With none
 * armed (NEVER) a step ahead counts in full. Then no session and no rest runs: after a session, the watchdog's feed is
 * always armed.
 */
export function wakeDueAt(at: number): void {
  dueAt = at
  updateLatest()
}

/** Notes that a sensor check comes by `at`, or NEVER, with the same effect. */
export function checkDueBy(at: number): void {
  checkAt = at
  updateLatest()
}

/** Ms from this moment to `at`, with a fraction, at least 1: the delay for a timer. */
export function msUntil(at: number): number {
  return Math.max(1, at + zeroMs - readMs())
}

/**
 * Notes that a timer measured that `at` has come, the wake-up's or a check's: from then on now() is not before it. wakeDueAt()
 * or checkDueBy() follows.
 */
export function noteReached(at: number): void {
  if (at > nowMs) {
    now()
    if (at > nowMs) goOnFrom(at)
  }
}
