// Clock and wake-up on Espruino. A host may set the clock at any time: clock.ts makes one that only goes forward.

import { NEVER } from '../../src/time.ts'
import * as clock from '../clock.ts'
import { reportEvent } from '../events.ts'
import { WAKE } from '../hal.ts'
import { watchdogMs } from './watchdog.ts'

export { now } from '../clock.ts'

/** The clock starts in 1970 at power-up. Before this, nobody has set it since (2021-05-03, in s). */
const CLOCK_SET_FROM_S = 1620000000
const DAY_S = 86400

let wakeTimer: number
/** When the wake-up is due, in ms, or NEVER. */
export let wakeTimerAt: number
let engineSetTime: (seconds: number) => void

function readClockMs(): number {
  return getTime() * 1000
}

/** Replaces the engine's setTime, which hosts call from the console to set the clock. */
function onSetTime(seconds: number): void {
  clock.now()
  engineSetTime(seconds)
  clock.noteClockSet()
}

export function setUp(): void {
  wakeTimer = 0
  wakeTimerAt = NEVER
  clock.reset(readClockMs, watchdogMs)
  engineSetTime = setTime
  global.setTime = onSetTime
}

function onWakeTimer(): void {
  wakeTimer = 0
  clock.noteReached(wakeTimerAt)
  reportEvent(WAKE)
}

export function wakeAt(at: number): void {
  if (wakeTimer) {
    if (at === wakeTimerAt) return
    // Only with an id: clearTimeout(undefined) throws, and clearTimeout() stops every timer there is.
    clearTimeout(wakeTimer)
  }
  wakeTimerAt = at
  clock.wakeDueAt(at)
  wakeTimer = at < NEVER ? setTimeout(onWakeTimer, clock.msUntil(at)) : 0
}

export function day(): number {
  const seconds = getTime()
  return seconds < CLOCK_SET_FROM_S ? 0 : Math.floor(seconds / DAY_S)
}
