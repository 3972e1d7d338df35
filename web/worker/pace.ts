// How simulated time follows real time: at a speed, at most, and slower where someone presses or the computer cannot keep
// up. It is told the real time, and runs nothing itself.

import { FULL_SPEED } from './messages.ts'

/** After a longer pause of the worker time goes on from there; it does not catch up. */
const MAX_TURN_MS = 250
/** So long after a press time runs as the hand does, for a second press to belong to the first. */
const HAND_MS = 700
/** Of the measured speed. */
const SMOOTHING = 0.15

export class Pace {
  speed = 1
  isPaused = false
  /** How much faster than real time it ran lately. */
  ranAt = 1
  #lastMs: number
  #isDown = false
  #handUntil = Number.NEGATIVE_INFINITY
  /** Parts of a ms that are due. */
  #rest = 0

  constructor(nowMs: number) {
    this.#lastMs = nowMs
  }

  /** A finger presses or lets go: a press that lasts 0.1 s shall last 0.1 s for the massager. */
  setFinger(isDown: boolean, nowMs: number): void {
    this.#isDown = isDown
    this.#handUntil = nowMs + HAND_MS
  }

  /** Real ms since the last call, and how many simulated ms are due: whole ones, or Infinity. */
  take(nowMs: number): { realMs: number; dueMs: number } {
    const realMs = Math.min(nowMs - this.#lastMs, MAX_TURN_MS)
    this.#lastMs = nowMs
    if (this.isPaused) return { realMs, dueMs: 0 }
    const speed = this.#isDown || nowMs < this.#handUntil ? Math.min(1, this.speed) : this.speed
    if (speed === FULL_SPEED) return { realMs, dueMs: FULL_SPEED }
    const exact = realMs * speed + this.#rest
    const dueMs = Math.floor(exact)
    this.#rest = exact - dueMs
    return { realMs, dueMs }
  }

  /** Says how much of it was run. */
  note(realMs: number, ranMs: number): void {
    if (realMs > 0) this.ranAt += SMOOTHING * (ranMs / realMs - this.ranAt)
  }
}
