// The pins of a bridge on Espruino besides the motor's: it drives, brakes for a moment, and lets go. The other pins keep the
// levels of the brake, so that only the enable pin lets go.

import { board } from '#board'
import { BRAKE_MS } from '../../src/limits.ts'
import { reset } from './watchdog.ts'

let enablePin: Pin
let sleepPin: Pin
let isOn: boolean
let brakeTimer: number

function setAwake(level: number): void {
  if (board.enablePin !== '') digitalWrite(enablePin, level)
  if (board.sleepPin !== '') digitalWrite(sleepPin, level)
}

/** Before the motor pin is set up. */
export function setUpBridge(): void {
  if (board.enablePin !== '') enablePin = new Pin(board.enablePin)
  if (board.sleepPin !== '') sleepPin = new Pin(board.sleepPin)
  setAwake(0)
  digitalWrite(new Pin(board.directionPin), 1)
  isOn = false
  brakeTimer = 0
}

function release(): void {
  try {
    brakeTimer = 0
    setAwake(0)
  } catch {
    // Pins float at a reset, so the driver lets go.
    reset()
  }
}

/** Follows the motor pin, which is set before: drives, or brakes for BRAKE_MS. */
export function setBridgeOn(drives: boolean): void {
  if (!drives !== !isOn) {
    if (brakeTimer) clearTimeout(brakeTimer)
    if (drives) setAwake(1)
    brakeTimer = drives ? 0 : setTimeout(release, BRAKE_MS)
  }
  isOn = drives
}
