// Button, extra buttons and charger on Espruino.

import { board } from '#board'
import { HAS_RADIO } from '#device'
import { isBuilt } from '../../src/link/pairing.ts'
import * as clock from '../clock.ts'
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
import type { EventHandler } from '../hal.ts'
import * as link from './link.ts'

/** Holds a button's pin while it is open. Where Espruino inverts a pin's levels, it inverts this too. */
const IDLE_PULL = board.buttonPressed ? 'input_pulldown' : 'input_pullup'

export const hasMoreButtons = board.hasMoreButtons

let buttonPin: Pin
let chargerPin: Pin

export function setUp(): void {
  buttonPin = new Pin(board.buttonPin)
  pinMode(buttonPin, IDLE_PULL, false)
  if (board.hasCharger) {
    chargerPin = new Pin(board.chargerPin)
    pinMode(chargerPin, 'input_pullup', false)
  }
}

export function isButtonHeld(): boolean {
  return digitalRead(buttonPin) === board.buttonPressed
}

export function charging(): number {
  return board.hasCharger && !digitalRead(chargerPin) ? 1 : 0
}

function onButton(event: { state: boolean; time: number }): void {
  reportEvent(event.state ? board.buttonPressed : 1 - board.buttonPressed, clock.timeOf(event.time))
}

function watchExtraButton(pin: string, onPress: () => void): void {
  const edge = board.buttonPressed ? 'rising' : 'falling'
  pinMode(new Pin(pin), IDLE_PULL, false)
  setWatch(onPress, new Pin(pin), { repeat: true, edge, debounce: SETTLE_MS })
}

export function listen(handler: EventHandler): void {
  setEventHandler(handler)
  global.unknot = isBuilt && !HAS_RADIO ? onRequestOrLine : onRequest
  if (isBuilt && HAS_RADIO) link.listenToRadio()
  setWatch(onButton, buttonPin, { repeat: true, edge: 'both', debounce: 0 })
  // Without a debounce: the first contact ends the session.
  if (board.hasCharger) setWatch(onCharger, chargerPin, { repeat: true, edge: 'both', debounce: 0 })
  if (board.nextPin) watchExtraButton(board.nextPin, onNext)
  if (board.softerPin) watchExtraButton(board.softerPin, onSofter)
  if (board.strongerPin) watchExtraButton(board.strongerPin, onStronger)
  if (board.offPin) watchExtraButton(board.offPin, onOff)
}
