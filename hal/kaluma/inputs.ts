// Button, extra buttons and charger on Kaluma.

import { board } from '#board'
import { isSpent, LATE_PRESS_MS, RELEASE_STABLE_MS } from '../../src/button.ts'
import { isBuilt } from '../../src/link/pairing.ts'
import { NEVER } from '../../src/time.ts'
import {
  onCharger,
  onNext,
  onOff,
  onRequest,
  onRequestOrLine,
  onSofter,
  onStronger,
  reportEvent,
  SETTLE_MS,
  setEventHandler,
} from '../events.ts'
import { BUTTON_CLOSED, BUTTON_OPEN, type EventHandler, HAL_ERROR } from '../hal.ts'
import * as time from './time.ts'
import { reset } from './watchdog.ts'

export const hasMoreButtons = board.hasMoreButtons

/** Holds a button's pin while it is open. */
function setIdlePull(pin: number): void {
  pinMode(pin, board.buttonPressed ? INPUT_PULLDOWN : INPUT_PULLUP)
}

/** A callback that takes longer keeps the engine busy, and one that follows within this time does so without a pause. */
const PAUSE_MS = 1

let handleEvent: EventHandler
/** From when to when the engine was busy last, in ms. */
let busyFrom: number
let busyUntil: number
/** When the last edge of the button was, in ms. */
let edgeAt: number

export function setUp(): void {
  busyFrom = busyUntil = edgeAt = -NEVER
  setIdlePull(board.buttonPin)
  if (board.hasCharger) pinMode(board.chargerPin, INPUT_PULLUP)
}

export function isButtonHeld(): boolean {
  return digitalRead(board.buttonPin) === board.buttonPressed
}

export function charging(): number {
  return board.hasCharger && !digitalRead(board.chargerPin) ? 1 : 0
}

/** Handles an event, and notes when that takes long. */
function onEvent(event: number, value?: unknown): void {
  try {
    const now = time.startCallback()
    handleEvent(event, value)
    const end = time.now()
    if (end - now > PAUSE_MS) {
      // The engine looks at its pins between callbacks, so an edge is no older than the one before.
      if (event <= BUTTON_CLOSED || now - busyUntil > PAUSE_MS) busyFrom = now
      busyUntil = end
    }
  } catch (error) {
    handleEvent(HAL_ERROR, error)
  }
}

function onButton(pin: number): void {
  try {
    // The event does not say which edge it was, nor when: while the engine was busy it may have been at any time.
    const isClosed = digitalRead(pin) === board.buttonPressed
    const now = time.now()
    let at = now - busyUntil > PAUSE_MS ? now : busyFrom
    // The earliest makes no long press of a short one, and the latest no end of a spent one. A press begins at the latest,
    // unless it may be chatter or a bounce: neither takes as long as a pass that begins a page of the store.
    if (isClosed ? at - edgeAt > RELEASE_STABLE_MS || now - at > LATE_PRESS_MS : isSpent()) at = now
    edgeAt = at
    reportEvent(isClosed ? BUTTON_CLOSED : BUTTON_OPEN, at)
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
  handleEvent = handler
  setEventHandler(onEvent)
  global.unknot = isBuilt ? onRequestOrLine : onRequest
  setWatch(onButton, board.buttonPin, CHANGE, 0)
  // Without a debounce: the first contact ends the session.
  if (board.hasCharger) setWatch(onCharger, board.chargerPin, CHANGE, 0)
  if (board.nextPin >= 0) watchExtraButton(board.nextPin, onNext)
  if (board.softerPin >= 0) watchExtraButton(board.softerPin, onSofter)
  if (board.strongerPin >= 0) watchExtraButton(board.strongerPin, onStronger)
  if (board.offPin >= 0) watchExtraButton(board.offPin, onOff)
}
