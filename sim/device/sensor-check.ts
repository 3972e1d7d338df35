// Checks the sensors without the firmware, as a real board does while nothing changes: the firmware hears of it only
// when a reading leaves its range, or after MAX_UNCHANGED_CHECKS.

import { CHECK_MS, MAX_UNCHANGED_CHECKS } from '../../src/limits.ts'
import { NEVER } from '../../src/time.ts'
import type { BoardClock } from './board-clock.ts'
import type { Alarm, VirtualClock } from './clock.ts'

/** Readings that need no answer: from the first number up to, but not, the second. */
export interface UnchangedRange {
  fromMv: number
  toMv: number
  fromC: number
  toC: number
}

/** The board whose sensors are checked. */
export interface SensorBoard {
  batteryMv(): number
  celsius(): number
  charging(): number
}

export class SensorCheck {
  /** Checks so far. */
  count = 0
  readonly #boardClock: BoardClock
  readonly #alarm: Alarm
  #range: UnchangedRange = { fromMv: 0, toMv: 0, fromC: 0, toC: 0 }
  #checksLeft = 0

  /** `onCheck` is called for each check. */
  constructor(clock: VirtualClock, boardClock: BoardClock, onCheck: () => void) {
    this.#boardClock = boardClock
    this.#alarm = clock.addEngineAlarm(() => {
      this.count++
      onCheck()
    })
  }

  start(range: UnchangedRange): void {
    this.#range = range
    this.#checksLeft = MAX_UNCHANGED_CHECKS
    this.schedule()
  }

  stop(): void {
    this.#alarm.at = NEVER
  }

  schedule(): void {
    this.#alarm.at = this.#boardClock.timeAfter(CHECK_MS, this.#boardClock.timersFrom)
  }

  /** Whether the firmware need not hear of this check. */
  isUnchanged(board: SensorBoard): boolean {
    const { fromMv, toMv, fromC, toC } = this.#range
    const mv = board.batteryMv()
    const celsius = board.celsius()
    const isInRange = mv >= fromMv && mv < toMv && celsius >= fromC && celsius < toC && !board.charging()
    return isInRange && this.#checksLeft-- > 0
  }
}
