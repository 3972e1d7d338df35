// The sensors of a simulated board, and its parts that can break.

import { BrokenParts } from '../parts.ts'
import type { Surroundings } from '../surroundings.ts'

export class FakeSensors {
  readonly brokenParts = new BrokenParts()
  readonly #world: Surroundings

  constructor(world: Surroundings) {
    this.#world = world
  }

  batteryMv(): number {
    return this.brokenParts.has('battery') ? Number.NaN : this.#world.batteryMv()
  }

  celsius(): number {
    return this.brokenParts.has('thermometer') ? Number.NaN : this.#world.celsius()
  }

  milliamps(): number {
    return this.brokenParts.has('shunt') ? Number.NaN : this.#world.milliamps()
  }

  charging(): number {
    return this.#world.charging()
  }

  day(): number {
    return this.#world.day()
  }
}
