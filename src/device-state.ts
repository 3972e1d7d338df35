// Where the device stands: what time it is, its state, what it last heard of its surroundings, and how the light says so.

import * as light from './light.ts'
import { ABSENT } from './limits.ts'
import { LOCKED_FIELD, saved } from './memory/settings.ts'
import { chargeBlinks } from './motor/battery.ts'
import * as governor from './motor/governor.ts'
import * as plan from './routine/plan.ts'
import { CHARGING, LOCKED, OFF } from './states.ts'

/** How often the light repeats a count that needs the owner's attention. */
export const NOTICE_GROUPS = 3

/** What time it is, in ms. */
export let at: number
export let state: number
/** The fault that is shown, 0: none. */
export let fault: number
/** 1 while a charger is connected. */
export let plugged: number
/** As measured last, in mV, or ABSENT. */
let batteryMv: number
/** The calendar's day, 0: unknown, -1: not asked yet. */
export let today: number
/** The sensors are to be read now. */
export let measure: boolean
/** There is something new to store. */
export let changed: boolean

/** As after power-up: nothing is known. */
export function reset(): void {
  at = fault = plugged = 0
  batteryMv = ABSENT
  today = -1
  measure = true
  changed = false
}

/** It is `now`. */
export function reach(now: number): void {
  at = now
}

export function breaks(number: number): void {
  fault = number
}

export function plug(charging: number): void {
  plugged = charging
}

export function measured(millivolts: number): void {
  batteryMv = millivolts
}

export function date(day: number): void {
  today = day
}

export function askSensors(isAsked: boolean): void {
  measure = isAsked
}

export function change(isNew: boolean): void {
  changed = isNew
}

export function enter(next: number): void {
  state = next
  light.steady(governor.running ? light.LIGHT_ON : light.LIGHT_OFF)
}

export function enterResting(): void {
  enter(plugged ? CHARGING : saved[LOCKED_FIELD] ? LOCKED : OFF)
}

export function say(count: number, paceMs: number, groups?: number): void {
  light.blink(count, paceMs, groups, at)
}

export function showCharge(): void {
  // A board that cannot tell says so with another pace, and not with a count that would mean something.
  if (batteryMv === ABSENT) say(1, light.EVEN_MS)
  else say(chargeBlinks(batteryMv), light.QUICK_MS)
  light.wink(plan.today(), at)
}

export function showLocked(): void {
  say(1, light.LONG_BLINK_MS)
}

export function showCharging(): void {
  say(3, light.LONG_BLINK_MS)
}

export function showFault(): void {
  say(fault, light.SLOW_MS, NOTICE_GROUPS)
}
