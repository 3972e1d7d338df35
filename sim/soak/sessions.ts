// Sessions as they are seen from outside: when one began and ended, what ended it, and whether anybody had asked for it.
// What nobody asked for is a nudge of the desk mode, which is no session, or a mistake.

import { MINUTE_MS, SECOND_MS } from '../../src/time.ts'
import { DARK } from '../device/device.ts'
import type { Known, Seen, Session } from './seen.ts'

const DESK_MS = 8 * 60 * MINUTE_MS
/** A host asks for so many minutes between nudges by a number above this one. */
const ASK_DESK = 100
/** So many presses, in so long, may have begun the desk mode. */
const DESK_PRESSES = 4
const PRESSES_MS = 5 * SECOND_MS
/** A press counts after its release, once no other follows; that of a bad switch later. */
const PRESS_SETTLES_MS = 1500
/** A nudge can be answered for a minute. */
const ANSWER_MS = 62 * SECOND_MS
/** What lasts longer is no nudge. */
const NUDGE_MAX_MS = 2 * SECOND_MS
const SLACK_MS = 10 * SECOND_MS

/** SESSION: to be found in the journal. UNCLEAR: a nudge, perhaps, that somebody pressed in. */
export const SESSION = 'session'
export const NUDGE = 'nudge'
export const UNCLEAR = 'unclear'

/** What ended it, besides the state that it went into. */
export const POWER = 'power'

type Look = Omit<Seen, keyof Known>

export class Sessions {
  now: Session | undefined
  ended: Session | undefined
  deskUntilMs = 0
  #last: Look | undefined
  #closedSince = 0
  #closedLast = Number.NEGATIVE_INFINITY
  #nudgedMs = Number.NEGATIVE_INFINITY
  #presses: number[] = []

  step(seen: Look): void {
    const last = this.#last
    this.#last = seen
    this.ended = undefined
    const { now } = this
    if (now && last) {
      if (seen.closed || seen.device.asked.ms === seen.ms) now.touched = true
      const gone = seen.boots !== last.boots || seen.state === DARK
      if (!gone) {
        const passed = seen.deviceMs - last.deviceMs
        now.ms += passed
        if (last.duty > 0) now.drivenMs += passed
        if (last.program === 0) now.firstMs += passed
      }
      if (gone || seen.state !== 'running') this.#end(now, seen, gone ? POWER : seen.state)
      else {
        now.strength = seen.strength
        now.program = seen.program
      }
    }
    if (seen.boots !== last?.boots) this.deskUntilMs = 0
    this.#press(seen, last)
    if (seen.state === 'running' && !this.now) this.#begin(seen)
  }

  #press(seen: Look, last: Look | undefined): void {
    const { asked } = seen.device
    if (seen.closed) {
      if (!last?.closed || seen.boots !== last.boots) {
        this.#closedSince = seen.deviceMs
        this.#presses = [...this.#presses, seen.ms].slice(-DESK_PRESSES)
        if (seen.ms - this.#presses[0]! < PRESSES_MS && this.#presses.length === DESK_PRESSES) this.#desk(seen)
      }
      this.#closedLast = seen.ms
    }
    // A switch that bounces for longer than a release takes makes two presses of one.
    if (seen.closed && seen.device.settings.bounceMs > 24) this.#desk(seen)
    if (asked.ms === seen.ms && asked.what > ASK_DESK) this.#desk(seen)
  }

  #desk(seen: Look): void {
    this.deskUntilMs = seen.deviceMs + DESK_MS + SLACK_MS
  }

  #begin(seen: Look): void {
    const { device, ms } = seen
    const host = device.asked.ms === ms
    const answered = ms - this.#closedLast < PRESS_SETTLES_MS && ms - this.#nudgedMs < ANSWER_MS
    const asked = seen.closed || host || answered
    if (!asked) this.#nudgedMs = ms
    this.now = {
      asked,
      byPress: seen.closed,
      opened: !device.hal.broken.has('store') && (device.writes[0]?.whole ?? false),
      touched: false,
      kind: SESSION,
      day: seen.day,
      beganMs: seen.deviceMs,
      ms: 0,
      drivenMs: 0,
      firstMs: 0,
      strength: seen.strength,
      program: seen.program,
      closedMs: 0,
      into: '',
      endedMs: 0,
    }
  }

  #end(now: Session, seen: Look, into: string): void {
    now.into = into
    now.endedMs = seen.ms
    now.closedMs = seen.closed ? seen.deviceMs - this.#closedSince : 0
    const short = now.ms < NUDGE_MAX_MS
    if (!now.asked && !now.touched) now.kind = NUDGE
    // A button that is held as a nudge begins looks as if it had asked for it.
    else if (short && (!now.asked || this.deskUntilMs > 0)) now.kind = UNCLEAR
    this.ended = now
    this.now = undefined
  }
}
