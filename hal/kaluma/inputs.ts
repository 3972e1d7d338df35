// Button, extra buttons and charger on Kaluma.

import { board } from '#board'
import {
  onCharger,
  onNext,
  onOff,
  onRequest,
  onSofter,
  onStronger,
  reportEvent,
  SETTLE_MS,
  setEventHandler,
} from '../events.ts'
import { BUTTON_CLOSED, BUTTON_OPEN, type EventHandler } from '../hal.ts'
import * as time from './time.ts'
import { reset } from './watchdog.ts'

export const hasMoreButtons = board.hasMoreButtons

/** Holds a button's pin while it is open. */
function setIdlePull(pin: number): void {
  pinMode(pin, board.buttonPressed ? INPUT_PULLDOWN : INPUT_PULLUP)
}

export function setUp(): void {
  setIdlePull(board.buttonPin)
  if (board.hasCharger) pinMode(board.chargerPin, INPUT_PULLUP)
}

export function isButtonHeld(): boolean {
  return digitalRead(board.buttonPin) === board.buttonPressed
}

export function charging(): number {
  return board.hasCharger && !digitalRead(board.chargerPin) ? 1 : 0
}

function onButton(pin: number): void {
  try {
    // The event does not say which edge it was.
    reportEvent(digitalRead(pin) === board.buttonPressed ? BUTTON_CLOSED : BUTTON_OPEN, time.now())
  } catch {
    // A button that cannot be read cannot turn the motor off.
    reset()
  }
}

function watchExtraButton(pin: number, onPress: () => void): void {
  setIdlePull(pin)
  setWatch(onPress, pin, board.buttonPressed ? RISING : FALLING, SETTLE_MS)
}

export function listen(handler: EventHandler): void {
  setEventHandler(handler)
  global.unknot = onRequest
  setWatch(onButton, board.buttonPin, CHANGE, 0)
  // Without a debounce: the first contact ends the session.
  if (board.hasCharger) setWatch(onCharger, board.chargerPin, CHANGE, 0)
  if (board.nextPin >= 0) watchExtraButton(board.nextPin, onNext)
  if (board.softerPin >= 0) watchExtraButton(board.softerPin, onSofter)
  if (board.strongerPin >= 0) watchExtraButton(board.strongerPin, onStronger)
  if (board.offPin >= 0) watchExtraButton(board.offPin, onOff)
}
