// The log of a simulated board: what code writes that is ahead of virtual time is seen when time gets there, and a power cut
// before that undoes it.

import type { VirtualClock } from './clock.ts'
import type { StoreWrite } from './device-store.ts'
import type { Engine } from './engine/engine.ts'
import type { BrokenParts } from './parts.ts'
import type { Surroundings } from './surroundings.ts'

interface Board {
  readonly isPowered: boolean
  readonly brokenParts: BrokenParts
}

export class FakeLog {
  readonly #world: Surroundings
  readonly #engine: Engine
  readonly #clock: VirtualClock
  readonly #board: Board

  constructor(clock: VirtualClock, world: Surroundings, engine: Engine, board: Board) {
    this.#clock = clock
    this.#world = world
    this.#engine = engine
    this.#board = board
  }

  get cells(): number {
    return this.#world.store.log!.cells
  }

  read(cell: number): string {
    const { store } = this.#world
    return cell < 0 ? (store.slots[~cell] ?? '') : store.log!.read(cell)
  }

  write(cell: number, text: string): void {
    if (!this.#board.isPowered || this.#board.brokenParts.has('store')) return
    const { store } = this.#world
    let isWhole = false
    let noted: StoreWrite | undefined
    this.#engine.show(() => {
      noted = store.noteWrite(text)
      noted.isWhole = isWhole
    })
    this.#world.changeFlash(() => {
      isWhole = store.log!.write(cell, text)
    })
    if (noted) noted.isWhole = isWhole
  }

  beginPage(cell: number): number {
    if (this.#board.brokenParts.has('store')) throw new Error('store full')
    const first = cell % this.cells
    if (!this.#board.isPowered) return first
    this.#world.changeFlash(() => this.#world.store.log!.erase(first))
    return first
  }

  /** A reset or a power cut: what is ahead of it is lost. */
  undo(): void {
    this.#world.store.flash.undoAfter(this.#clock.now)
  }

  dropSlots(): void {
    const { slots } = this.#world.store
    delete slots[0]
    delete slots[1]
  }
}
