// The pins of a bridge on Kaluma besides the motor's: it drives, brakes for a moment, and lets go.

import { board } from '#board'
import { BRAKE_MS } from '../../src/limits.ts'
import { reportEvent } from '../events.ts'
import { HAL_ERROR } from '../hal.ts'
import { NO_TIMER } from './timer.ts'

let isOn: boolean
let brakeTimer: number

function setAwake(level: number): void {
  if (board.enablePin !== -1) digitalWrite(board.enablePin, level)
  if (board.sleepPin !== -1) digitalWrite(board.sleepPin, level)
}

/** Asleep: then no level of the other pins can turn the motor. */
function release(): void {
  brakeTimer = NO_TIMER
  setAwake(0)
}

export function setUpBridge(): void {
  if (board.enablePin !== -1) pinMode(board.enablePin, OUTPUT)
  if (board.sleepPin !== -1) pinMode(board.sleepPin, OUTPUT)
  isOn = false
  release()
  pinMode(board.directionPin, OUTPUT)
  digitalWrite(board.directionPin, 1)
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
    if (brakeTimer !== NO_TIMER) clearTimeout(brakeTimer)
    brakeTimer = NO_TIMER
    setAwake(1)
  } else if (isOn) brakeTimer = setTimeout(onBraked, BRAKE_MS)
  else if (brakeTimer === NO_TIMER) release()
  isOn = drives
}
