// A check of the sensors, in two parts. The first answers whether the motor must be off now, so that the board can turn it
// off before the second does the rest: state, light, journal, plan.

import * as device from './device-state.ts'
import { enterIdle, show, state } from './device-state.ts'
import * as light from './light.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as governor from './motor/governor.ts'
import { stepPlanId } from './motor/governor.ts'
import * as playback from './playback.ts'
import * as player from './program/player.ts'
import * as plan from './routine/plan.ts'
import * as spots from './routine/spots.ts'
import * as session from './session.ts'
import { DIPS, LIMIT } from './signals.ts'
import { FAULT, RUNNING, SERVICE } from './states.ts'
import * as time from './time.ts'
import { NEVER } from './time.ts'

/** When the sensors were last read, in ms. */
export let checkedAt: number
/** What the last check found. */
let result: number
/** The step plan that played before the last check. */
let playedId: number

/** Starts as after power-up. */
export function reset(): void {
  checkedAt = -NEVER
}

/**
 * Checks readings: mV and °C (ABSENT without a sensor), charger 0 or 1, day since 1970 (0 if unknown). Answers whether the
 * motor must be off now. handleReadings() follows.
 */
export function checkReadings(
  millivolts: number,
  celsius: number,
  charging: number,
  day: number,
  now: number,
): boolean {
  time.setNow(now)
  checkedAt = now
  playedId = stepPlanId
  result = governor.checkReadings(millivolts, celsius, charging, day, now)
  return charging > 0 || result > governor.SENSORS_FINE || now >= governor.limitAt
}

/** Does what these readings, which checkReadings() has checked, ask for. */
export function handleReadings(millivolts: number, charging: number, day: number): void {
  saved[settings.DAYS_FIELD]! += governor.newDays
  // Without a calendar, a day begins at power-up.
  if (governor.newDays > 0 || device.today + day < 0) spots.startDay()
  if (device.today < 0) {
    if (day === 0) plan.assumeSessionDue()
    light.queue(DIPS + plan.statusToday(), time.now)
  }
  const isPlugChanged = charging !== device.charging
  device.noteReadings(millivolts, charging, day, result)
  // The charger ends every state but a fault and service mode.
  if (isPlugChanged && state !== FAULT && state !== SERVICE) {
    if (charging) session.endByCharger()
    else enterIdle()
  }
  if (result > governor.SENSORS_FINE) session.endByFault(result)
  else if (result < governor.SENSORS_FINE) show(LIMIT - result)
  // The governor dropped the step plan: play on from here, and record again.
  if (playedId !== stepPlanId) player.pollAt(time.now)
  // The duty follows the battery, and the level follows the limits.
  else if (state === RUNNING && stepPlanId === 0) playback.driveNow()
}
