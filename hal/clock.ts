// A clock that only goes forward, made from one that a host may set at any time (getTime on Espruino). Where the
// setting is known of, no time is lost or won. Otherwise a step back counts as no time, and a step ahead as no more
// than the wake-up that is armed could be late.

import { NEVER } from '../src/time.ts'

/** Seconds since 1970 as a double, times 1000, are off by up to 0.0003 ms: a whole millisecond must not be lost to that. */
const ROUNDING_MS = 0.01

let readMs: () => number
let slackMs: number
let nowMs: number
let dueAt: number
let due: boolean
let last: number

/** Begins at 0. `read` may jump; `slack` is how late a wake-up can be before the watchdog resets the board, in ms. */
export function reset(read: () => number, slack: number): void {
  readMs = read
  slackMs = slack
  nowMs = 0
  dueAt = NEVER
  due = false
  last = readMs()
}

/** The clock below was set just now: what passed until then is counted, the step is not. */
export function wasSet(): void {
  last = readMs()
}

/** Whole ms since reset(). */
export function now(): number {
  const raw = readMs()
  const passed = Math.floor(raw - last + ROUNDING_MS)
  if (passed >= 0 && passed <= dueAt - nowMs + slackMs) {
    // The fraction of a millisecond is kept for the next reading.
    last += passed
    nowMs += passed
  } else {
    last = raw
    if (passed > 0) nowMs = dueAt + slackMs
  }
  if (due) {
    // The timer itself measured that this time has come, whatever the clock says.
    if (nowMs < dueAt) nowMs = dueAt
    due = false
    dueAt = NEVER
  }
  return nowMs
}

/**
 * The one wake-up is armed for `at`: until then, time cannot have run on further than the slack past it.
 * With none armed (NEVER) a step ahead counts in full; by then nothing runs or rests, for once a session has
 * run the watchdog's feed is always armed.
 */
export function armed(at: number): void {
  dueAt = at
  due = false
}

/** Ms from this very moment to `at`, with a fraction, at least 1: what to give a timer. */
export function until(at: number): number {
  const ms = at - nowMs - (readMs() - last)
  return ms > 1 ? ms : 1
}

/** The wake-up came: the next now() is not before what it was armed for. */
export function fired(): void {
  due = dueAt < NEVER
}
