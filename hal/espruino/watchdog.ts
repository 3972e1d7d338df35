// Watchdog and reset on Espruino: they end what no code can catch.

import { board } from '#board'

export const watchdogMs = board.watchdogMs

export function setUp(): void {
  // Running out of memory and endless recursion cannot be caught, and leave the PWM on. The handler must be native: one
  // in JavaScript would need the memory that is missing.
  E.on('errorFlag', E.reboot)
}

/** The next program of a Bangle.js does not feed the watchdog. */
function onKill(): void {
  Bangle.setOptions({ manualWatchdog: false })
}

export function startWatchdog(): void {
  // Manual: the automatic one only proves that the engine's idle loop runs, not that this firmware does.
  E.enableWatchdog(watchdogMs / 1000, false)
  if (board.bangle) {
    // Its watchdog runs already, with its own time, and its engine feeds it whatever this firmware does.
    Bangle.setOptions({ manualWatchdog: true })
    E.on('kill', onKill)
  }
}

export function feedWatchdog(): void {
  E.kickWatchdog()
}

export function reset(): void {
  E.reboot()
}
