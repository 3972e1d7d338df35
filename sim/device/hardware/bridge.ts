// The brake of a simulated board's bridge: it shorts the motor for a moment after each stop, as the HALs do.

import { BRAKE_MS } from '../../../src/limits.ts'
import { NEVER } from '../../../src/time.ts'
import type { BoardClock } from '../board-clock.ts'
import type { Alarm, VirtualClock } from '../clock.ts'

export class SimulatedBridge {
  readonly #boardClock: BoardClock
  readonly #alarm: Alarm
  readonly #onBrake: (isBraking: boolean) => void
  #isBraking = false

  constructor(clock: VirtualClock, boardClock: BoardClock, onBrake: (isBraking: boolean) => void) {
    this.#boardClock = boardClock
    this.#alarm = clock.addEngineAlarm(() => this.release())
    this.#onBrake = onBrake
  }

  /** The motor is driven (true), or was until now. */
  drive(isDriven: boolean): void {
    this.#alarm.at = isDriven ? NEVER : this.#boardClock.timeAfter(BRAKE_MS, this.#boardClock.timersFrom)
    this.#setBrake(!isDriven)
  }

  /** Lets the motor go: also at a reset, where the pins float. */
  release(): void {
    this.#alarm.at = NEVER
    this.#setBrake(false)
  }

  #setBrake(isBraking: boolean): void {
    if (isBraking === this.#isBraking) return
    this.#isBraking = isBraking
    this.#onBrake(isBraking)
  }
}
