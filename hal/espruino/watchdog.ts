// Watchdog and reset on Espruino: they end what no code can catch.

import { board } from '#board'

export const watchdogMs = board.watchdogMs

/** In the registers of the chip: whether its watchdog runs, in bit 0. */
const IS_RUNNING = 1

let errorHandler: unknown

/**
 * Handles error flags while the motor is off. Most are of a console that types faster than the engine reads: no reason to
 * reset.
 */
export function onErrorFlag(flags?: readonly string[]): void {
  if (!flags || flags.indexOf('MEMORY') >= 0 || flags.indexOf('CALLBACK') >= 0) E.reboot()
}

/**
 * Sets what handles error flags. Running out of memory and endless recursion cannot be caught, and leave the PWM on. While
 * the motor runs it must be the native E.reboot: a handler in JavaScript would need the memory that is missing, and an
 * edge of the button may be among what a full buffer lost. A session sets it with its first sensor watch, within about
 * 100 ms; until then the watchdog is left.
 */
export function setErrorHandler(handler: (flags?: readonly string[]) => void): void {
  if (handler === errorHandler) return
  errorHandler = handler
  E.removeAllListeners('errorFlag')
  E.on('errorFlag', handler)
}

/** Whether it runs already: some chips keep it through a reset of the engine. */
export function isWatchdogRunning(): boolean {
  return board.watchdogStatusAddress > 0 && (peek32(board.watchdogStatusAddress) & IS_RUNNING) > 0
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
