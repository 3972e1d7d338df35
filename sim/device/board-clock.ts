// The clock of a board. It starts at 0 with each boot, and may run fast or slow.

import type { VirtualClock } from './clock.ts'

/** Keeps whole ms whole when they are multiplied by the rate. */
const ROUNDING_MS = 1e-6

export class BoardClock {
  readonly #clock: VirtualClock
  readonly #rate: number
  #bootedAt = 0

  /** It counts `rate` ms while one ms passes. */
  constructor(clock: VirtualClock, rate: number) {
    this.#clock = clock
    this.#rate = rate
  }

  restart(): void {
    this.#bootedAt = this.#clock.now
  }

  /** Ms since the board booted. */
  now(): number {
    return Math.floor((this.#clock.now - this.#bootedAt) * this.#rate + ROUNDING_MS)
  }

  /** The virtual time at which this clock shows `ms`; now if it already does. */
  timeAt(ms: number): number {
    return Math.max(this.#clock.now, this.timeAfter(ms, this.#bootedAt))
  }

  /** The virtual time at which this clock has counted `ms` more than at `from`. */
  timeAfter(ms: number, from = this.#clock.now): number {
    return from + Math.ceil(ms / this.#rate)
  }
}
