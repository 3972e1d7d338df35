// Battery and thermometer on Espruino, and the checks of them while the motor runs.

import { board } from '#board'
import { HAS_SENSE } from '#device'
import { ABSENT, CHECK_MS, MAX_UNCHANGED_CHECKS } from '../../src/limits.ts'
import { NEVER } from '../../src/time.ts'
import * as clock from '../clock.ts'
import { reportEvent } from '../events.ts'
import { CHECK_SENSORS, HAL_ERROR } from '../hal.ts'
import { ntcCelsius } from '../ntc.ts'
import { isUnchanged, setUnchangedRange } from '../unchanged-range.ts'
import { charging } from './inputs.ts'
import { stepDueAt } from './motor.ts'
import { wakeTimerAt } from './time.ts'
import { onErrorFlag, setErrorHandler } from './watchdog.ts'

/** What a reading of 1 means at the battery: in mV where the reference is known, else in mV per volt of it. */
const FULL_SCALE_MV = board.batteryDivider * (board.referenceMv || 1000)
/** A check waits for a gap between two changes of the motor at most so often. */
const MAX_DELAYS = 9

let batteryPin: Pin
let ntcPin: Pin
let sensePin: Pin
let checkTimer: number
let delays: number
/** The last reading of a slow thermometer, for how long that blocked the engine, and until when it is new, in ms. */
let readC: number
let blockedMs: number
let isNewUntil: number
let unchangedChecks: number
let watchedFrom: number

export function setUp(): void {
  if (board.hasBattery) batteryPin = new Pin(board.batteryPin)
  if (board.thermometer === 'ntc') ntcPin = new Pin(board.ntcPin)
  if (HAS_SENSE) sensePin = new Pin(board.sensePin)
  checkTimer = delays = blockedMs = isNewUntil = 0
  // Until the motor is known to be off, as if checks went on.
  unwatchSensors(true)
}

/** What a reading of 1 means at the battery, in mV. */
function fullScaleMv(): number {
  return board.referenceMv ? FULL_SCALE_MV : E.getAnalogVRef() * FULL_SCALE_MV
}

function sumFourReadings(): number {
  return analogRead(batteryPin) + analogRead(batteryPin) + analogRead(batteryPin) + analogRead(batteryPin)
}

export function batteryMv(): number {
  // One reading is noisy. Written out, because a loop is slow here.
  return board.hasBattery ? Math.floor((sumFourReadings() * fullScaleMv()) / 4 + 0.5) : ABSENT
}

/** What the sensor of the current reads, in mA. */
export function milliamps(): number {
  let sum = 0
  if (HAS_SENSE) for (let i = 0; i < board.senseReadings; i++) sum += analogRead(sensePin)
  const readMv = (sum * (board.referenceMv || E.getAnalogVRef() * 1000)) / board.senseReadings
  return HAS_SENSE ? ((readMv - board.senseOffsetMv) * 1000) / board.senseMvPerA : ABSENT
}

/** Reads a thermometer that blocks the engine, but not twice for one check. */
function readSlowly(): number {
  const beganAt = clock.now()
  if (beganAt >= isNewUntil) {
    readC = E.getTemperature()
    const now = clock.now()
    blockedMs = now - beganAt
    isNewUntil = now + blockedMs
  }
  return readC
}

/** Case temperature in °C, with a fraction; NaN if it cannot be read. */
function readCaseC(): number {
  return board.slowThermometer
    ? readSlowly()
    : board.thermometer === 'own'
      ? E.getTemperature()
      : board.thermometer === 'ntc'
        ? ntcCelsius(analogRead(ntcPin))
        : ABSENT
}

export function celsius(): number {
  return Math.floor(readCaseC())
}

/** A check between two full ones. Cheap: most of what runs in a session is this. */
function onSensorCheck(): void {
  checkTimer = 0
  try {
    if (board.slowThermometer) {
      // A change of the motor that is due meanwhile would be late.
      if (++delays <= MAX_DELAYS && Math.min(wakeTimerAt, stepDueAt) < clock.now() + blockedMs) {
        checkTimer = setTimeout(onSensorCheck, blockedMs)
        return
      }
      delays = 0
    }
    const mv = board.hasBattery ? analogRead(batteryPin) * fullScaleMv() + 0.5 : ABSENT
    const caseC = readCaseC()
    const isSame = isUnchanged(mv, caseC)
    if (isSame && !charging() && unchangedChecks < MAX_UNCHANGED_CHECKS) {
      unchangedChecks++
      E.kickWatchdog()
      checkTimer = setTimeout(onSensorCheck, CHECK_MS)
    } else {
      // This much time has certainly passed, even if a host set the clock unnoticed.
      clock.noteReached(watchedFrom + unchangedChecks * CHECK_MS)
      reportEvent(CHECK_SENSORS)
    }
  } catch (error) {
    reportEvent(HAL_ERROR, error)
  }
}

/** Ends the checks: the motor is off, or with `goesOn` others begin. */
export function unwatchSensors(goesOn?: boolean): void {
  if (checkTimer) clearTimeout(checkTimer)
  checkTimer = 0
  clock.checkDueBy(NEVER)
  setErrorHandler(goesOn ? E.reboot : onErrorFlag)
}

export function watchSensors(fromMv: number, toMv: number, fromC: number, toC: number): void {
  setUnchangedRange(fromMv, toMv, fromC, toC)
  unchangedChecks = 0
  unwatchSensors(true)
  watchedFrom = clock.now()
  clock.checkDueBy(watchedFrom + (MAX_UNCHANGED_CHECKS + 1) * CHECK_MS)
  checkTimer = setTimeout(onSensorCheck, CHECK_MS)
}
