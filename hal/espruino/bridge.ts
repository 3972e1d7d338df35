// The pins of a bridge on Espruino besides the motor's: it drives, brakes for a moment, and lets go.

import { board } from '#board'
import { BRAKE_MS } from '../../src/limits.ts'
import { reportEvent } from '../events.ts'
import { HAL_ERROR } from '../hal.ts'

let motorPin: Pin
let directionPin: Pin
let enablePin: Pin
let sleepPin: Pin
let isOn: boolean
let brakeTimer: number

function setAwake(level: number): void {
  if (board.enablePin !== '') digitalWrite(enablePin, level)
  if (board.sleepPin !== '') digitalWrite(sleepPin, level)
}

/** Asleep first: then no level of the other pins can turn the motor. */
function release(): void {
  brakeTimer = 0
  setAwake(0)
  digitalWrite(directionPin, 0)
  digitalWrite(motorPin, 0)
}

export function setUpBridge(pin: Pin): void {
  motorPin = pin
  directionPin = new Pin(board.directionPin)
  if (board.enablePin !== '') enablePin = new Pin(board.enablePin)
  if (board.sleepPin !== '') sleepPin = new Pin(board.sleepPin)
  isOn = false
  release()
}

function onBraked(): void {
  try {
    release()
  } catch (error) {
    reportEvent(HAL_ERROR, error)
  }
}

/** Follows the motor pin, which is set before: drives, or brakes for BRAKE_MS. */
export function setBridgeOn(drives: boolean): void {
  if (drives) {
    if (brakeTimer) clearTimeout(brakeTimer)
    brakeTimer = 0
    digitalWrite(directionPin, 1)
    setAwake(1)
  } else if (isOn) brakeTimer = setTimeout(onBraked, BRAKE_MS)
  else if (!brakeTimer) release()
  isOn = drives
}
