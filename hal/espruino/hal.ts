// The HAL on Espruino, in parts. Each part names the pitfalls of the engine that could leave a motor on.

import { board } from '#board'
import type { CompleteHal } from '../hal.ts'
import * as inputs from './inputs.ts'
import * as light from './light.ts'
import * as motor from './motor.ts'
import * as sensors from './sensors.ts'
import * as time from './time.ts'

export * from './console.ts'
export { charging, hasMoreButtons, isButtonHeld, listen } from './inputs.ts'
export { light } from './light.ts'
export * from './link.ts'
export { motor, playSteps } from './motor.ts'
export { batteryMv, celsius, milliamps, unwatchSensors, watchSensors } from './sensors.ts'
export { beginPage, dropSlots, logCells, openLog, readCell, writeCell } from './store.ts'
export { day, now, wakeAt } from './time.ts'
export { feedWatchdog, isWatchdogRunning, reset, startWatchdog, watchdogMs } from './watchdog.ts'

/**
 * Takes button, screen and backlight from a Bangle.js: its engine would swallow presses, and end this program at a long
 * one.
 */
function setUpBangle(): void {
  Bangle.setOptions({
    btnLoadTimeout: 0,
    lockTimeout: 0,
    backlightTimeout: 0,
    lcdPowerTimeout: 0,
    wakeOnBTN1: false,
    wakeOnTouch: false,
    wakeOnTwist: false,
  })
  Bangle.setLocked(false)
}

/** Makes the board ready that this is built for. */
export function setUp(): void {
  motor.setUp()
  // Before the sensors, which set what the clock waits for.
  time.setUp()
  light.setUp()
  inputs.setUp()
  sensors.setUp()
  if (board.bangle) setUpBangle()
}

export type Complete = CompleteHal<typeof import('./hal.ts')>
