// The stored texts of a board, as running code sees them: what it has written it reads back at once, though flash has it
// only when the code gets there.

import type { Engine } from './engine/engine.ts'
import type { Surroundings } from './surroundings.ts'

export class Slots {
  readonly #engine: Engine
  readonly #world: Surroundings
  readonly #onLateError: (error: unknown) => void
  readonly #pending = new Map<number, string>()

  /** `onLateError` is called with an error of flash that came when the code had gone on. */
  constructor(engine: Engine, world: Surroundings, onLateError: (error: unknown) => void) {
    this.#engine = engine
    this.#world = world
    this.#onLateError = onLateError
  }

  read(slot: number): string | undefined {
    return this.#pending.get(slot) ?? this.#world.read(slot)
  }

  write(slot: number, text: string): void {
    this.#pending.set(slot, text)
    let isLate = false
    this.#engine.show(() => {
      this.#pending.delete(slot)
      try {
        this.#world.write(slot, text)
      } catch (error) {
        if (!isLate) throw error
        this.#onLateError(error)
      }
    })
    isLate = true
  }

  /** A reset or a power cut: what is not in flash is lost. */
  forgetPending(): void {
    this.#pending.clear()
  }
}
