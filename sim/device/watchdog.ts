// The watchdog of a board: it resets the board when nobody feeds it in time, whatever the engine does.

import { NEVER } from '../../src/time.ts'
import type { BoardClock } from './board-clock.ts'
import type { Alarm, VirtualClock } from './clock.ts'

export class Watchdog {
  readonly #alarm: Alarm
  readonly #boardClock: BoardClock
  readonly #periodMs: number

  constructor(clock: VirtualClock, boardClock: BoardClock, periodMs: number, onTimeout: () => void) {
    this.#alarm = clock.addAlarm(onTimeout)
    this.#boardClock = boardClock
    this.#periodMs = periodMs
  }

  start(): void {
    this.#alarm.at = this.#boardClock.timeAfter(this.#periodMs)
  }

  get isRunning(): boolean {
    return this.#alarm.at < NEVER
  }

  /** Does nothing before the start. */
  feed(): void {
    if (this.#alarm.at < NEVER) this.start()
  }

  /** Only a reset stops it. */
  stop(): void {
    this.#alarm.at = NEVER
  }
}
