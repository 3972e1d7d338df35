// The clock of a board. It starts at 0 with each boot, and may run fast or slow.

import type { Engine } from './engine/engine.ts'

/** Keeps whole ms whole when they are multiplied by the rate. */
const ROUNDING_MS = 1e-6

export class BoardClock {
  readonly #engine: Engine
  readonly #rate: number
  #bootedAt = 0

  /** It counts `rate` ms while one ms passes. */
  constructor(engine: Engine, rate: number) {
    this.#engine = engine
    this.#rate = rate
  }

  restart(): void {
    this.#bootedAt = this.#engine.now
  }

  /** Ms since the board booted. */
  now(): number {
    return this.at(this.#engine.now)
  }

  /** What it shows at this virtual time. */
  at(ms: number): number {
    return Math.max(0, Math.floor((ms - this.#bootedAt) * this.#rate + ROUNDING_MS))
  }

  /** The virtual time at which it shows `ms`. */
  whenAt(ms: number): number {
    return this.#bootedAt + Math.ceil(ms / this.#rate - ROUNDING_MS)
  }

  /** The virtual time of a timer that is set now, for when this clock shows `ms`. */
  timerAt(ms: number): number {
    const { delaysFrom, timersFrom, shortestTimerMs } = this.#engine
    return timersFrom + Math.max(shortestTimerMs, this.timeAfter(ms, this.#bootedAt) - delaysFrom)
  }

  /** What a timer counts from that is set now, in virtual time. */
  get timersFrom(): number {
    return this.#engine.timersFrom
  }

  /** The virtual time at which this clock has counted `ms` more than at `from`. */
  timeAfter(ms: number, from = this.#engine.now): number {
    return from + Math.ceil(ms / this.#rate)
  }
}
