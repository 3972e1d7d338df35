// The state of the device: what it does, what it last read, and how the light shows it.

import { IS_ADAPTER } from '#device'
import * as button from './button.ts'
import * as light from './light.ts'
import { ABSENT } from './limits.ts'
import { LOCKED_FIELD, saved } from './memory/settings.ts'
import { chargeBlinks } from './motor/battery.ts'
import * as governor from './motor/governor.ts'
import * as plan from './routine/plan.ts'
import {
  COUNT,
  DIPS,
  FLICKER,
  LOCKED as IS_LOCKED,
  LONG,
  ON_ADAPTER,
  ON_CHARGER,
  THRICE,
  UNMEASURED,
} from './signals.ts'
import { CHARGING, FAULT, LOCKED, OFF } from './states.ts'
import { now } from './time.ts'

export let state: number
/** The fault that is shown, or 0. */
export let fault: number
/** 1 while a charger is connected. */
export let charging: number
/** Result of the last sensor check, one of governor.SENSORS_…. */
export let checkResult: number
/** The last reading in mV, or ABSENT. */
let batteryMv: number
/** The calendar's day; 0 if it is unknown, -1 before the first reading. */
export let today: number

/** Starts as after power-up. enterState() must follow. */
export function reset(): void {
  fault = charging = 0
  batteryMv = ABSENT
  today = -1
  checkResult = governor.SENSORS_FINE
}

/** Takes over readings: mV or ABSENT, charger 0 or 1, day or 0; and what the governor said of them. */
export function noteReadings(millivolts: number, isCharging: number, day: number, result: number): void {
  batteryMv = millivolts
  charging = isCharging
  today = day
  checkResult = result
}

/** Enters a state. What is pressed so far is spent, except where it may answer a nudge that is over (`canAnswer`). */
export function enterState(next: number, canAnswer?: boolean): void {
  if (next !== state) {
    // The owner's hand made the change of the charger, so the next press is meant for what came after it.
    const isPlug = next === CHARGING || state === CHARGING
    button.dropPresses(canAnswer ? now : now + (isPlug ? -button.CHANGE_LAG_MS : button.LATE_PRESS_MS), canAnswer)
  }
  state = next
  light.showSteady(governor.isRunning ? light.LIGHT_ON : light.LIGHT_OFF)
}

/** Enters charging, locked or off. */
export function enterIdle(canAnswer?: boolean): void {
  enterState(charging ? CHARGING : saved[LOCKED_FIELD] ? LOCKED : OFF, canAnswer)
}

/** Shows fault `number` until clearFault(). */
export function enterFault(number: number): void {
  fault = number
  enterState(FAULT)
  showFault()
}

export function clearFault(): void {
  fault = 0
  enterIdle()
}

/** Lets the light show a signal (signals.ts). */
export function show(signal: number): void {
  light.show(signal, now)
}

export function showCharge(): void {
  show(IS_ADAPTER ? DIPS + ON_ADAPTER : batteryMv === ABSENT ? FLICKER + UNMEASURED : COUNT + chargeBlinks(batteryMv))
  light.queue(DIPS + plan.statusToday(), now)
}

export function showLocked(): void {
  show(LONG + IS_LOCKED)
}

export function showCharging(): void {
  show(LONG + ON_CHARGER)
}

export function showFault(): void {
  show(FLICKER + fault + THRICE)
}
