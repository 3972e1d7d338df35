// The finger of the live screen: presses that wait for their turn, and the gestures that they make together.

import { LONG_MS, MULTI_GAP_MS, SHORT_MAX_MS } from '../../src/button.ts'
import { LONG_PRESS_MS, PRESS_GAP_MS, PRESS_MS } from '../device/device.ts'

/** Presses that wait, in edges: otherwise a key that is held would press for minutes. */
const MAX_EDGES = 12
/** After this rest a gesture is over, and what it changed has ended (proposal). */
const REST_MS = 1500
/** Signs of gestures: L for a long press, otherwise the number of short presses. */
const LONG_SIGN = 'L'
/** Two gestures in one column. */
export const SEVERAL_SIGN = '+'

/** The signs of two gestures in one column. */
export const joinSigns = (a: string, b: string): string => (a && b ? SEVERAL_SIGN : a || b)

/** The sign of a number in one column. */
export const digitOf = (count: number): string => (count < 10 ? String(count) : SEVERAL_SIGN)

export interface Edge {
  ms: number
  isClosed: boolean
}

export class Finger {
  readonly #edges: Edge[] = []
  #downMs = Number.POSITIVE_INFINITY
  #upMs = 0
  #shortPresses = 0

  /** The next edge, in the future or due. */
  get next(): Edge | undefined {
    return this.#edges[0]
  }

  /** Presses `count` times, as soon as the presses before are over. */
  press(count: number, now: number): void {
    this.#push(count, PRESS_MS, PRESS_GAP_MS, now)
  }

  hold(now: number): void {
    this.#push(1, LONG_PRESS_MS, PRESS_GAP_MS, now)
  }

  /** Lets go, drops what waits, and turns off what runs. Returns when that is done, in ms. */
  turnOff(isRunning: boolean, now: number): number {
    this.#edges.length = this.next?.isClosed === false ? 1 : 0
    if (isRunning) this.#push(1, LONG_PRESS_MS, REST_MS, now)
    const last = this.#edges.at(-1)
    return last ? last.ms + REST_MS : now
  }

  /** Starts a device that has just got its firmware: unlocks it if it is locked, then holds the button. */
  start(isLocked: boolean, now: number): void {
    if (isLocked) this.#push(3, PRESS_MS, PRESS_GAP_MS, now + REST_MS)
    this.#push(1, LONG_PRESS_MS, REST_MS, now + REST_MS)
  }

  #push(count: number, pressMs: number, gapMs: number, now: number): void {
    const last = this.#edges.at(-1)?.ms ?? Number.NEGATIVE_INFINITY
    let ms = Math.max(now, last + gapMs)
    for (let i = 0; i < count && this.#edges.length < MAX_EDGES; i++) {
      this.#edges.push({ ms, isClosed: true }, { ms: ms + pressMs, isClosed: false })
      ms += pressMs + PRESS_GAP_MS
    }
  }

  /** Performs the next edge at `ms`. Call advance() before. */
  take(ms: number): Edge {
    const edge = this.#edges.shift()!
    if (edge.isClosed) this.#downMs = ms
    else {
      const heldMs = ms - this.#downMs
      // Below 0: it was noted as a long press already.
      this.#shortPresses = heldMs >= 0 && heldMs <= SHORT_MAX_MS ? this.#shortPresses + 1 : 0
      this.#downMs = Number.POSITIVE_INFINITY
      this.#upMs = ms
    }
    return edge
  }

  /** The sign of the gesture that is complete by `ms`, once; '' for none. */
  advance(ms: number): string {
    if (ms - this.#downMs >= LONG_MS) {
      this.#downMs = Number.POSITIVE_INFINITY
      this.#shortPresses = 0
      return LONG_SIGN
    }
    const isUp = this.#downMs === Number.POSITIVE_INFINITY
    if (this.#shortPresses === 0 || !isUp || ms - this.#upMs <= MULTI_GAP_MS) return ''
    const sign = digitOf(this.#shortPresses)
    this.#shortPresses = 0
    return sign
  }
}
