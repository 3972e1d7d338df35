// The part of a simulated board that hosts hear of: the link, and the console.

import { LINK_MARK } from '../../hal/hal.ts'
import type { Engine } from '../device/engine/engine.ts'
import { FakeSensors } from '../device/hardware/sensors.ts'
import type { Surroundings } from '../device/surroundings.ts'
import type { FakeLink } from './fake-link.ts'

const DAY_S = 86_400

export class LinkedHal extends FakeSensors {
  readonly hasLink: boolean
  readonly link: FakeLink
  /** The last error that the firmware recorded, or ''. */
  lastError: unknown = ''
  readonly printedLines: string[] = []
  readonly #engine: Engine
  readonly #world: Surroundings

  constructor(link: FakeLink, engine: Engine, world: Surroundings) {
    super(world)
    this.hasLink = link.kind !== undefined
    this.link = link
    this.#engine = engine
    this.#world = world
  }

  recordError(error: unknown): void {
    this.lastError = error
  }

  printLine(line: string): void {
    this.printedLines.push(line)
  }

  describeDevice(): string {
    return '0.0.0 simulated massager 15 45 100 0'
  }

  sendLine(line: string): void {
    this.#engine.show(() => this.link.noteLine(LINK_MARK + line))
  }

  keep(slot: number, text: string): boolean {
    const { store } = this.#world
    if (!store.hasRoom) return false
    this.#engine.show(() => {
      store.slots[~slot] = text
    })
    return true
  }

  setClock(seconds: number): void {
    this.#world.setDay(Math.floor(seconds / DAY_S))
  }
}
