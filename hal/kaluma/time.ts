// Clock and wake-up on Kaluma.

import { DAY_MS, NEVER } from '../../src/time.ts'
import { reportEvent } from '../events.ts'
import { WAKE } from '../hal.ts'
import { NO_TIMER } from './timer.ts'

/** The clock starts in 1970 at power-up. Before this, nobody has set it since (2021-05-03, in ms). */
const CLOCK_SET_FROM_MS = 1620000000000

let nowMs: number
let lastMs: number
/** When the callback began that runs now, in ms. */
let callbackAt: number
let wakeTimer: number
let wakeTimerAt: number

export function setUp(): void {
  wakeTimer = NO_TIMER
  wakeTimerAt = NEVER
  nowMs = callbackAt = 0
  lastMs = millis()
}

export function now(): number {
  const raw = millis()
  // millis() restarts after 2^32 ms, but the 32-bit difference of two readings does not jump.
  nowMs += (raw - lastMs) >>> 0
  lastMs = raw
  return nowMs
}

/** Returns the time, in ms, at the begin of a callback. */
export function startCallback(): number {
  callbackAt = now()
  return callbackAt
}

function onWakeTimer(): void {
  // First of all: clearing the timer that is firing would free it twice.
  wakeTimer = NO_TIMER
  wakeTimerAt = NEVER
  reportEvent(WAKE)
}

export function wakeAt(at: number): void {
  if (at === wakeTimerAt) return
  // clearTimeout(undefined) throws, and a throw removes the timer or watch that it comes from for good.
  if (wakeTimer !== NO_TIMER) clearTimeout(wakeTimer)
  wakeTimer = NO_TIMER
  wakeTimerAt = NEVER
  if (at === NEVER) return
  // It counts from the start of the loop's pass. Of several callbacks in one pass, those after the first set it too early:
  // then it is set again for the rest.
  wakeTimer = setTimeout(onWakeTimer, Math.max(1, at - callbackAt))
  wakeTimerAt = at
}

export function day(): number {
  const ms = Date.now()
  return ms < CLOCK_SET_FROM_MS ? 0 : Math.floor(ms / DAY_MS)
}
