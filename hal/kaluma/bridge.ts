// The pins of a bridge on Kaluma besides the motor's: it drives, brakes for a moment, and lets go. The other pins keep the
// levels of the brake, so that only the enable pin lets go.

import { board } from '#board'
import { BRAKE_MS } from '../../src/limits.ts'
import { NO_TIMER } from './timer.ts'
import { reset } from './watchdog.ts'

let isOn: boolean
let brakeTimer: number

function setAwake(level: number): void {
  if (board.enablePin !== -1) digitalWrite(board.enablePin, level)
  if (board.sleepPin !== -1) digitalWrite(board.sleepPin, level)
}

/** Before the motor pin is set up. */
export function setUpBridge(): void {
  if (board.enablePin !== -1) pinMode(board.enablePin, OUTPUT)
  if (board.sleepPin !== -1) pinMode(board.sleepPin, OUTPUT)
  setAwake(0)
  pinMode(board.directionPin, OUTPUT)
  digitalWrite(board.directionPin, 1)
  isOn = false
  brakeTimer = NO_TIMER
}

function release(): void {
  try {
    brakeTimer = NO_TIMER
    setAwake(0)
  } catch {
    // Pins float at a reset, so the driver lets go.
    reset()
  }
}

/** Follows the motor pin, which is set before: drives, or brakes for BRAKE_MS. */
export function setBridgeOn(drives: boolean): void {
  if (!drives !== !isOn) {
    if (brakeTimer !== NO_TIMER) clearTimeout(brakeTimer)
    if (drives) setAwake(1)
    brakeTimer = drives ? NO_TIMER : setTimeout(release, BRAKE_MS)
  }
  isOn = drives
}
