// The HAL on Kaluma 1.2.1, in parts. Each part names the pitfalls of the engine that could leave a motor on.

import type { CompleteHal } from '../hal.ts'
import * as inputs from './inputs.ts'
import * as light from './light.ts'
import * as motor from './motor.ts'
import * as sensors from './sensors.ts'
import * as time from './time.ts'
import * as watchdog from './watchdog.ts'

export * from './console.ts'
export { charging, hasMoreButtons, isButtonHeld, listen } from './inputs.ts'
export { light } from './light.ts'
export * from './link.ts'
export { motor, playSteps } from './motor.ts'
export { batteryMv, celsius, unwatchSensors, watchSensors } from './sensors.ts'
export * from './store.ts'
export { day, now, wakeAt } from './time.ts'
export { feedWatchdog, isWatchdogRunning, reset, startWatchdog, watchdogMs } from './watchdog.ts'

/** Makes the board ready that this is built for. */
export function setUp(): void {
  motor.setUp()
  light.setUp()
  inputs.setUp()
  sensors.setUp()
  watchdog.setUp()
  time.setUp()
}

export type Complete = CompleteHal<typeof import('./hal.ts')>
