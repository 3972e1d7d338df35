// Who may use the link, and for how long: a press on the device accepts a host, and what a host started ends with the
// link. Builds without the link leave out all of this (tools/build/bundle.ts).

import { HAS_RADIO } from '#device'
import * as button from '../button.ts'
import { enterIdle, enterState, show, state } from '../device-state.ts'
import * as light from '../light.ts'
import { LINK_IDLE_MS, LINK_LOST_MS, LINK_OPEN_MS, SESSION_MAX_MS } from '../limits.ts'
import * as governor from '../motor/governor.ts'
import * as service from '../service.ts'
import * as session from '../session.ts'
import { COUNT, HOST_ACCEPTED, HOST_ASKS, HOST_ASKS_CONSOLE, LONG, REPEAT } from '../signals.ts'
import { ASK_CONSOLE, ASK_PLAY, OFF, RUNNING, SERVICE } from '../states.ts'
import { NEVER, now } from '../time.ts'

export const isBuilt = true

// Phases of the link. A wire has only SHUT, GUEST and HOST.
/** The radio is silent. A wire waits for its first line. */
export const SHUT = 0
/** The radio is on, and waits for a host. */
export const OPEN = 1
/** A host is connected. It can do nothing until a press accepts it. */
export const GUEST = 2
/** The host has the console, on which anything can be typed. It has left the link. */
export const CONSOLE = 3
/** A host that was accepted. From here on a host may use the link. */
export const HOST = 4
/** A host that asks for the console, which a press opens. */
export const ASKING = 5

/** A question is shown until it is answered, or the link shuts: longer than LINK_OPEN_MS. */
const ALWAYS = 99 * REPEAT

export let phase: number
/** A host started the motion that runs. */
export let isRemote: boolean
/** When the phase ends, or what a host started, in ms, or NEVER. */
export let endsAt: number
/** Until when a host may move the motor: a press gives it the time of a session, in ms. */
export let motionUntil: number
let heardAt: number
/** When the light began to ask what a press answers, in ms. */
let askedAt: number

/** Starts as after power-up. */
export function reset(): void {
  phase = SHUT
  isRemote = false
  askedAt = 0
  endsAt = NEVER
}

/** Ends the connection: the host must go. */
export function end(): void {
  phase = SHUT
  endsAt = NEVER
  light.drop()
  enterState(state)
}

/** The host has gone: what it started ends at once, and the connection then. */
export function lose(): void {
  phase = GUEST
  endsAt = now
}

/** Takes a sign of life of the host, and connects it if it is new. */
export function hear(): void {
  if (phase < GUEST) {
    phase = GUEST
    askedAt = now
    // The radio was opened for so long already.
    if (!HAS_RADIO) endsAt = now + LINK_OPEN_MS
    show(LONG + HOST_ASKS + ALWAYS)
  }
  heardAt = now
  // What starts in this event. follow() clears it if nothing does.
  if (!governor.isRunning) isRemote = true
}

/** Handles a request, or a gesture of the button. Answers whether it was meant for the link. */
export function takeRequest(gesture: number, isPressed: boolean): boolean {
  if (gesture === ASK_PLAY && state <= RUNNING && isRemote) session.playHosts()
  if (governor.isRunning) return false
  if (HAS_RADIO && gesture === ASK_CONSOLE && phase >= HOST) {
    phase = ASKING
    askedAt = now
    show(LONG + HOST_ASKS_CONSOLE + ALWAYS)
  }
  // The five presses open the radio.
  if (HAS_RADIO && gesture === button.PRESS_5 && state === OFF && phase === SHUT) {
    phase = OPEN
    endsAt = now + LINK_OPEN_MS
  }
  if (!isPressed || gesture !== button.PRESS_1) return false
  // It was meant for something else.
  if (button.pressedAt < askedAt) return true
  motionUntil = now + SESSION_MAX_MS
  if (phase === GUEST) {
    phase = HOST
    heardAt = now
    if (state === SERVICE) enterIdle()
    show(COUNT + HOST_ACCEPTED)
    return true
  }
  // What a host does between its question and the press may have locked the device.
  if (!HAS_RADIO || phase !== ASKING || state !== OFF) return false
  phase = CONSOLE
  service.handleGesture(button.PRESS_5, now)
  return true
}

/** Follows the device after each event. */
export function follow(): void {
  if (!governor.isRunning) isRemote = false
  if (phase >= HOST) endsAt = isRemote ? Math.min(motionUntil, heardAt + LINK_LOST_MS) : heardAt + LINK_IDLE_MS
  // The console is shut with the end of service mode, and the radio with it.
  else if (HAS_RADIO && phase === CONSOLE) endsAt = state < SERVICE ? now : NEVER
}
