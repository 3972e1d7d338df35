// The watchdog of a chip. A built file sets its time; on some chips a reset of the engine does not stop it.

import type { Board } from '../../hal/boards/board.ts'
import { chipPins } from '../../hal/boards/chips.ts'
import { NEVER } from '../../src/time.ts'
import type { BoardClock } from '../device/board-clock.ts'
import type { Alarm, VirtualClock } from '../device/clock.ts'

export class ChipWatchdog {
  readonly #alarm: Alarm
  readonly #clock: BoardClock
  readonly #virtualClock: VirtualClock
  readonly #outlastsReset: boolean
  #periodMs = 0

  constructor(virtualClock: VirtualClock, clock: BoardClock, board: Board, onBite: () => void) {
    this.#virtualClock = virtualClock
    this.#clock = clock
    this.#outlastsReset = chipPins(board).watchdogStatusAddress > 0
    this.#alarm = virtualClock.addAlarm(onBite)
  }

  get isRunning(): boolean {
    return this.#alarm.at < NEVER
  }

  start(ms: number): void {
    // Where it outlasts a reset, its registers are locked while it runs.
    if (this.#outlastsReset && this.isRunning) return
    this.#periodMs = ms
    this.#restart()
  }

  feed(): void {
    if (this.isRunning) this.#restart()
  }

  #restart(): void {
    this.#alarm.at = this.#clock.timeAfter(this.#periodMs, this.#virtualClock.now)
  }

  /** The engine resets itself. */
  handleEngineReset(): void {
    if (!this.#outlastsReset) this.stop()
  }

  stop(): void {
    this.#alarm.at = NEVER
  }
}
