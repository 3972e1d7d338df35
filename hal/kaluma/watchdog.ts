// Watchdog and reset on Kaluma.

import { board } from '#board'

/** The shortest time of the watchdog, in ms. Nothing else in Kaluma resets the chip. */
const RESET_MS = 1

export const watchdogMs = board.watchdogMs

let Watchdog: new (ms: number) => KalumaWatchdog
let watchdog: KalumaWatchdog

export function setUp(): void {
  Watchdog = require('wdt').WDT
}

/** Every reset of this chip ends it. */
export function isWatchdogRunning(): boolean {
  return false
}

export function startWatchdog(): void {
  watchdog = new Watchdog(watchdogMs)
}

export function feedWatchdog(): void {
  watchdog.feed()
}

export function reset(): void {
  watchdog = new Watchdog(RESET_MS)
}
