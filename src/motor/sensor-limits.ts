// What battery and case temperature allow: nothing, a softer level, or the level as written.

import {
  BACK_ABOVE_MV,
  HAS_SENSE,
  IS_ADAPTER,
  OFF_BELOW_MV,
  SOFT_BELOW_MV,
  START_MIN_MV,
  SUPPLY_STEP_MV,
  TOO_HIGH_MV,
} from '#device'
import { ABSENT, BACK_BELOW_C, LOW_MS, OFF_FROM_C, SOFT_FROM_C, SOFT_PERCENT } from '../limits.ts'
import { MAX_LEVEL } from '../program/format.ts'
import { NEVER } from '../time.ts'
import * as load from './load.ts'

/** The cell voltage that duties are computed from, in mV. A change below SUPPLY_STEP_MV is ignored in a session. */
export let cellMv: number
/** Case temperature, in °C. */
export let caseC: number
/** Below OFF_BELOW_MV for LOW_MS: no start before BACK_ABOVE_MV at rest or a charger. */
export let isEmpty: boolean
/** At OFF_FROM_C or above: no start before it is below BACK_BELOW_C. */
export let isHot: boolean
export let isHeatSoft: boolean
export let isBatterySoft: boolean

/** The session's first check, under load, has passed. */
let isLoadProved: boolean
/** Since when the battery is below OFF_BELOW_MV, in ms, or NEVER. */
let lowSince: number

/** Starts as after power-up. */
export function reset(): void {
  isEmpty = isLoadProved = isHot = isBatterySoft = isHeatSoft = false
  cellMv = caseC = 0
  lowSince = NEVER
}

export function beginSession(): void {
  isLoadProved = false
  lowSince = NEVER
}

export function endSession(): void {
  isBatterySoft = false
}

export function noteCharger(): void {
  isEmpty = false
}

function watchBattery(batteryMv: number, isRunning: boolean, now: number): void {
  if (IS_ADAPTER && batteryMv >= TOO_HIGH_MV) {
    isEmpty = true
    return
  }
  if (!isRunning) {
    if (batteryMv > BACK_ABOVE_MV) isEmpty = false
    return
  }
  if (batteryMv >= START_MIN_MV) isBatterySoft = false
  else if (batteryMv < SOFT_BELOW_MV) isBatterySoft = true
  if (batteryMv >= OFF_BELOW_MV) lowSince = NEVER
  else if (lowSince === NEVER) lowSince = now
  if (now - lowSince >= LOW_MS || (!isLoadProved && batteryMv < START_MIN_MV)) isEmpty = true
  isLoadProved = true
}

function watchHeat(celsius: number): void {
  if (celsius >= OFF_FROM_C) isHot = true
  if (celsius >= SOFT_FROM_C) isHeatSoft = true
  if (celsius < BACK_BELOW_C) isHot = isHeatSoft = false
}

/** Takes over readings that were readable, in mV and °C, or ABSENT. */
export function noteReadings(batteryMv: number, celsius: number, isRunning: boolean, now: number): void {
  if (!isRunning || Math.abs(batteryMv - cellMv) >= SUPPLY_STEP_MV) cellMv = batteryMv
  caseC = celsius
  if (batteryMv !== ABSENT) watchBattery(batteryMv, isRunning, now)
  if (celsius !== ABSENT) watchHeat(celsius)
}

const percentAllowed = (): number =>
  isBatterySoft || isHeatSoft || (HAS_SENSE && load.isOverloaded) ? SOFT_PERCENT : 100

/** The level in the band that strength, battery and heat leave of `wanted`: 0, or 1..100. */
export function limitLevel(wanted: number): number {
  // A high strength can ask for more than the band. Clamp first, so that "softer" is softer than the top of the band.
  return wanted > 0 ? Math.max(1, Math.floor((Math.min(wanted, MAX_LEVEL) * percentAllowed()) / 100 + 0.5)) : 0
}
