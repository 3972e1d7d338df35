// What runs the firmware of a simulated board. It says what time it is for the running code, when a timer comes, and when
// an output of the code is seen.

import type { VirtualClock } from '../clock.ts'
import type { CostName } from './models.ts'

/** The order of an engine's callbacks in a pass of its event loop. */
export type Callback = 'timer' | 'event'

export interface Engine {
  /** The time for the running code, in whole ms; while none runs, virtual time. */
  readonly now: number
  /** What a timer counts from that is set now, in ms, and the shortest timer. */
  readonly timersFrom: number
  readonly shortestTimerMs: number
  /** What the board's own part counts the delay of a timer from, in ms. */
  readonly delaysFrom: number
  /** For the running event: when the callbacks began that run without a pause, in ms. */
  readonly busyFrom: number
  /** Whether it sees the level of a pin only between callbacks. */
  readonly pollsPins: boolean
  /** Runs a callback now. `entry` is the cost of the way into it. */
  run(entry: CostName, code: () => void, kind?: Callback): void
  /** Runs a callback as soon as no other runs. */
  runWhenFree(entry: CostName, code: () => void): void
  /** The running code calls the board's own part. */
  spend(what: CostName, times?: number): void
  /** Something else takes the engine for so long, or a function of the engine does. */
  spendUs(us: number): void
  /** Nothing that the running code does is seen any more: it has reset the board, or the power failed. */
  readonly isCutOff: boolean
  /** The running code changes something that can be seen from outside. Must not throw. */
  show(effect: () => void): void
  /** The same, and the rest of the running code does nothing any more. */
  showLast(effect: () => void): void
  /** Forgets all callbacks and all that is not shown yet: a reset, or no power. */
  halt(): void
}

/** Callbacks take no time. */
export class InstantEngine implements Engine {
  readonly shortestTimerMs = 1
  readonly pollsPins = false
  readonly isCutOff = false
  readonly #clock: VirtualClock

  constructor(clock: VirtualClock) {
    this.#clock = clock
  }

  get now(): number {
    return this.#clock.now
  }

  get timersFrom(): number {
    return this.#clock.now
  }

  get delaysFrom(): number {
    return this.#clock.now
  }

  get busyFrom(): number {
    return this.#clock.now
  }

  run(_: CostName, code: () => void): void {
    code()
  }

  runWhenFree(_: CostName, code: () => void): void {
    code()
  }

  spend(): void {}

  spendUs(): void {}

  show(effect: () => void): void {
    effect()
  }

  showLast(effect: () => void): void {
    effect()
  }

  halt(): void {}
}
