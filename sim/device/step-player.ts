// Plays a step plan without the firmware, as the timer of a real board does: a list of duties, again and again.

import type { Duties } from '../../hal/hal.ts'
import { NEVER } from '../../src/time.ts'
import type { BoardClock } from './board-clock.ts'
import type { Alarm, VirtualClock } from './clock.ts'

interface StepPlan {
  duties: Duties
  steps: number
  stepMs: number
  startedAt: number
  /** Steps that were due so far. */
  due: number
  next: number
}

export class StepPlayer {
  readonly #boardClock: BoardClock
  readonly #alarm: Alarm
  readonly #applyDuty: (duty: number) => boolean
  #plan: StepPlan | undefined

  /** `applyDuty` returns whether the engine took the step. */
  constructor(clock: VirtualClock, boardClock: BoardClock, applyDuty: (duty: number) => boolean) {
    this.#boardClock = boardClock
    this.#alarm = clock.addEngineAlarm(() => {
      const plan = this.#plan!
      plan.due++
      this.#schedule(plan)
      this.#step(plan)
    })
    this.#applyDuty = applyDuty
  }

  play(duties: Duties, steps: number, stepMs: number): void {
    this.#plan = { duties, steps, stepMs, startedAt: this.#boardClock.timersFrom, due: 0, next: 0 }
    this.#schedule(this.#plan)
    this.#step(this.#plan)
  }

  #step(plan: StepPlan): void {
    if (this.#applyDuty(plan.duties[plan.next]!)) plan.next = (plan.next + 1) % plan.steps
  }

  stop(): void {
    this.#alarm.at = NEVER
  }

  /** Counted from the start, as the intervals of engines are: rounding does not add up. */
  #schedule({ startedAt, due, stepMs }: StepPlan): void {
    this.#alarm.at = this.#boardClock.timeAfter((due + 1) * stepMs, startedAt)
  }
}
