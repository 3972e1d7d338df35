// Tracks sessions from outside: when each began and ended, what ended it, and whether anybody requested it. A session
// that nobody requested is a nudge of the desk mode, or a defect.

import { MINUTE_MS, SECOND_MS } from '../../../src/time.ts'
import { DARK } from '../../device/device.ts'
import { POWER, type Readings, type Session, type SessionKind } from './observation.ts'

const DESK_MS = 8 * 60 * MINUTE_MS
/** Requests of a host above this number begin the desk mode. */
const ASK_DESK = 100
/** So many presses within this time may have begun the desk mode. */
const DESK_PRESSES = 4
const DESK_PRESSES_MS = 5 * SECOND_MS
/** A switch that bounces longer makes two presses of one. */
const MAX_BOUNCE_MS = 24
/** A press counts when no other can follow it; with a bad switch that takes up to this time. */
const PRESS_SETTLES_MS = 1500
/** A nudge can be answered for a minute. */
const ANSWER_MS = 62 * SECOND_MS
/** Longer motion is not a nudge. */
const MAX_NUDGE_MS = 2 * SECOND_MS
const TOLERANCE_MS = 10 * SECOND_MS

export class SessionTracker {
  session: Session | undefined
  endedSession: Session | undefined
  deskUntilMs = 0
  #last: Readings | undefined
  #pressedSince = 0
  #lastPressedMs = Number.NEGATIVE_INFINITY
  #nudgedMs = Number.NEGATIVE_INFINITY
  #presses: number[] = []

  update(now: Readings): void {
    const last = this.#last
    this.#last = now
    this.endedSession = undefined
    if (this.session && last) this.#continue(this.session, last, now)
    if (now.boots !== last?.boots) this.deskUntilMs = 0
    this.#notePress(last, now)
    if (now.state === 'running' && !this.session) this.session = this.#begin(now)
  }

  #continue(session: Session, last: Readings, now: Readings): void {
    if (now.isPressed || now.device.lastRequest.ms === now.ms) session.wasTouched = true
    const isCutOff = now.boots !== last.boots || now.state === DARK
    if (!isCutOff) {
      const passedMs = now.deviceMs - last.deviceMs
      session.ms += passedMs
      if (last.duty > 0) session.drivenMs += passedMs
      if (last.program === 0) session.firstProgramMs += passedMs
    }
    if (isCutOff || now.state !== 'running') this.#end(session, now, isCutOff ? POWER : now.state)
    else {
      session.strength = now.strength
      session.program = now.program
    }
  }

  #notePress(last: Readings | undefined, now: Readings): void {
    const { lastRequest, settings } = now.device
    if (now.isPressed) {
      if (!last?.isPressed || now.boots !== last.boots) {
        this.#pressedSince = now.deviceMs
        this.#presses = [...this.#presses, now.ms].slice(-DESK_PRESSES)
        if (now.ms - this.#presses[0]! < DESK_PRESSES_MS && this.#presses.length === DESK_PRESSES)
          this.#allowDeskMode(now)
      }
      this.#lastPressedMs = now.ms
    }
    if (now.isPressed && settings.bounceMs > MAX_BOUNCE_MS) this.#allowDeskMode(now)
    if (lastRequest.ms === now.ms && lastRequest.what > ASK_DESK) this.#allowDeskMode(now)
  }

  #allowDeskMode(now: Readings): void {
    this.deskUntilMs = now.deviceMs + DESK_MS + TOLERANCE_MS
  }

  #begin({ device, ms, deviceMs, isPressed, day, strength, program }: Readings): Session {
    const isHostRequest = device.lastRequest.ms === ms
    const isAnswer = ms - this.#lastPressedMs < PRESS_SETTLES_MS && ms - this.#nudgedMs < ANSWER_MS
    const wasRequested = isPressed || isHostRequest || isAnswer
    if (!wasRequested) this.#nudgedMs = ms
    return {
      kind: 'session',
      wasRequested,
      beganByPress: isPressed,
      isBeginStored: !device.hal.brokenParts.has('store') && (device.recentWrites[0]?.isWhole ?? false),
      wasTouched: false,
      day,
      beganMs: deviceMs,
      ms: 0,
      drivenMs: 0,
      firstProgramMs: 0,
      strength,
      program,
      pressedMs: 0,
      endState: '',
    }
  }

  #end(session: Session, now: Readings, endState: string): void {
    session.endState = endState
    session.pressedMs = now.isPressed ? now.deviceMs - this.#pressedSince : 0
    session.kind = this.#kindOf(session)
    this.endedSession = session
    this.session = undefined
  }

  #kindOf({ ms, wasRequested, wasTouched }: Session): SessionKind {
    if (!wasRequested && !wasTouched) return 'nudge'
    // A button that is held when a nudge begins looks like a request.
    return ms < MAX_NUDGE_MS && (!wasRequested || this.deskUntilMs > 0) ? 'unclear' : 'session'
  }
}
