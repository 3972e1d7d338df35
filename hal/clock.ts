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
let last: number

/** Begins at 0. `read` may jump; `slack` is how late a wake-up can be before the watchdog resets the board, in ms. */
export function reset(read: () => number, slack: number): void {
  readMs = read
  slackMs = slack
  nowMs = 0
  dueAt = NEVER
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
  const most = dueAt - nowMs + slackMs
  // Keep the fraction of a millisecond for the next reading, unless the clock was set.
  last = passed < 0 || passed > most ? raw : last + passed
  nowMs += Math.max(0, Math.min(passed, most))
  return nowMs
}

/**
 * The one wake-up is armed for `at`: until then, time cannot have run on further than the slack past it.
 * With none armed (NEVER) a step ahead counts in full; by then nothing runs or rests, for once a session has
 * run the watchdog's feed is always armed.
 */
export function armed(at: number): void {
  dueAt = at
}

/** The wake-up came, so its time has come too, whatever the clock says: the timer itself measured it. */
export function fired(): void {
  if (now() < dueAt && dueAt < NEVER) nowMs = dueAt
  dueAt = NEVER
}
