// The pin of the button, and how the engine reports its edges: each at its own time, or, where the engine polls pins, the
// level that it finds.

import { BUTTON_CLOSED, BUTTON_OPEN } from '../../hal/hal.ts'
import { isSpent, LATE_PRESS_MS, RELEASE_STABLE_MS } from '../../src/button.ts'
import type { BoardClock } from './board-clock.ts'
import type { Engine } from './engine/engine.ts'

export class ButtonPin {
  /** 1 while the switch is closed. */
  level = 0
  readonly #engine: Engine
  readonly #boardClock: Pick<BoardClock, 'now'>
  readonly #report: (event: number, ms: number) => void
  #reportedLevel = 0
  #edgeMs = Number.NEGATIVE_INFINITY

  /** `report` is called with an edge and its ms. */
  constructor(engine: Engine, boardClock: Pick<BoardClock, 'now'>, report: (event: number, ms: number) => void) {
    this.#engine = engine
    this.#boardClock = boardClock
    this.#report = report
  }

  /** From now on edges are reported. */
  watch(): void {
    this.#reportedLevel = this.level
  }

  /** The switch closes (1) or opens (0). */
  setLevel(level: number): void {
    if (level === this.level) return
    this.level = level
    const ms = this.#boardClock.now()
    this.#engine.runWhenFree('watch', () => {
      if (!this.#engine.pollsPins) this.#reportEdge(level, ms)
      else if (this.level !== this.#reportedLevel) {
        this.#reportEdge(this.level, this.#guessTime())
      }
    })
  }

  /**
   * It may have changed at any time while the engine was busy. The HAL takes the earliest, but for a press that cannot be
   * chatter or a bounce, and for the end of one that is spent (hal/kaluma/inputs.ts).
   */
  #guessTime(): number {
    const now = this.#boardClock.now()
    const earliest = now - (this.#engine.now - this.#engine.busyFrom)
    const isNoBounce = earliest - this.#edgeMs > RELEASE_STABLE_MS || now - earliest > LATE_PRESS_MS
    const isLatest = this.level ? isNoBounce : isSpent()
    this.#edgeMs = isLatest ? now : earliest
    return this.#edgeMs
  }

  #reportEdge(level: number, ms: number): void {
    this.#reportedLevel = level
    this.#report(level ? BUTTON_CLOSED : BUTTON_OPEN, ms)
  }
}
