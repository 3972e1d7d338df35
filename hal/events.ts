// What a board reports, the same on every engine: callbacks that an engine's timers and watches call.

import { PRESS_1 } from '../src/button.ts'
import { ASK_OFF, ASK_SOFTER, ASK_STRONGER } from '../src/massager.ts'
import { CHECK_SENSORS, type EventHandler, LINK_TEXT, REQUEST } from './hal.ts'

/** Settling time of the contacts of extra buttons, in ms. The core debounces the one button itself. */
export const SETTLE_MS = 50

export let reportEvent: EventHandler

export function setEventHandler(handler: EventHandler): void {
  reportEvent = handler
}

/**
 * What a host calls on the console as the global `unknot`: does what a gesture would, one of button.PRESS_… or LONG.
 * Anything else does nothing.
 */
export function onRequest(gesture: unknown): void {
  if (typeof gesture === 'number' && gesture % 1 === 0) reportEvent(REQUEST, gesture)
}

/** The same where hosts are on the wire of the console: a text is a line of the link. */
export function onRequestOrLine(asked: unknown): void {
  if (typeof asked === 'string') reportEvent(LINK_TEXT, asked)
  else onRequest(asked)
}

export function onCharger(): void {
  reportEvent(CHECK_SENSORS)
}

export function onNext(): void {
  reportEvent(REQUEST, PRESS_1)
}

export function onSofter(): void {
  reportEvent(REQUEST, ASK_SOFTER)
}

export function onStronger(): void {
  reportEvent(REQUEST, ASK_STRONGER)
}

export function onOff(): void {
  reportEvent(REQUEST, ASK_OFF)
}
