// Battery and thermometer on Kaluma, and the checks of them while the motor runs.

import { board } from '#board'
import { HAS_SENSE } from '#device'
import { ABSENT, CHECK_MS, MAX_UNCHANGED_CHECKS } from '../../src/limits.ts'
import { reportEvent } from '../events.ts'
import { CHECK_SENSORS, HAL_ERROR } from '../hal.ts'
import { ntcCelsius } from '../ntc.ts'
import { isUnchanged, setUnchangedRange } from '../unchanged-range.ts'
import { charging } from './inputs.ts'
import { NO_TIMER } from './timer.ts'
import { feedWatchdog } from './watchdog.ts'

/** What a reading of 1 means, in mV: the ADC's reference, which is the 3.3 V rail, before the divider. */
const FULL_SCALE_MV = board.referenceMv * board.batteryDivider
/** One ADC reading is noisy, so this many are averaged. Each takes 1 ms. */
const READINGS = 3

let checkTimer: number
let checksLeft: number

export function setUp(): void {
  checkTimer = NO_TIMER
}

export function batteryMv(): number {
  let sum = 0
  if (board.hasBattery) for (let i = 0; i < READINGS; i++) sum += analogRead(board.batteryPin)
  return board.hasBattery ? Math.floor(sum * (FULL_SCALE_MV / READINGS) + 0.5) : ABSENT
}

/** What the sensor of the current reads, in mA. */
export function milliamps(): number {
  let sum = 0
  if (HAS_SENSE) for (let i = 0; i < board.senseReadings; i++) sum += analogRead(board.sensePin)
  const readMv = (sum * board.referenceMv) / board.senseReadings
  return HAS_SENSE ? ((readMv - board.senseOffsetMv) * 1000) / board.senseMvPerA : ABSENT
}

/** Case temperature in °C, with a fraction. */
function readCaseC(): number {
  // The chip's own thermometer measures the chip, and is off by 4 °C for each percent of the 3.3 V rail
  // (docs/contributor/decisions.md).
  return board.thermometer === 'ntc' ? ntcCelsius(analogRead(board.ntcPin)) : ABSENT
}

export function celsius(): number {
  return Math.floor(readCaseC())
}

/** A check between two full ones. */
function onSensorCheck(): void {
  checkTimer = NO_TIMER
  try {
    const mv = board.hasBattery ? analogRead(board.batteryPin) * FULL_SCALE_MV + 0.5 : ABSENT
    const caseC = readCaseC()
    const isSame = isUnchanged(mv, caseC)
    if (isSame && !charging() && --checksLeft >= 0) {
      feedWatchdog()
      checkTimer = setTimeout(onSensorCheck, CHECK_MS)
    } else reportEvent(CHECK_SENSORS)
  } catch (error) {
    reportEvent(HAL_ERROR, error)
  }
}

export function unwatchSensors(): void {
  if (checkTimer !== NO_TIMER) clearTimeout(checkTimer)
  checkTimer = NO_TIMER
}

export function watchSensors(fromMv: number, toMv: number, fromC: number, toC: number): void {
  setUnchangedRange(fromMv, toMv, fromC, toC)
  checksLeft = MAX_UNCHANGED_CHECKS
  unwatchSensors()
  checkTimer = setTimeout(onSensorCheck, CHECK_MS)
}
