// Random choices, one after another, from one seed. The order of the draws is part of what a seed means.

import { drawUniform } from '../../world/random.ts'

export class Draws {
  readonly #seed: number
  readonly #purpose: number
  #count = 0

  /** `purpose` is one of random.ts. */
  constructor(seed: number, purpose: number) {
    this.#seed = seed
    this.#purpose = purpose
  }

  /** In [low, high). */
  number(low: number, high: number): number {
    return low + drawUniform(this.#seed, this.#purpose, this.#count++) * (high - low)
  }

  /** From `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return Math.floor(this.number(low, high + 1))
  }

  boolean(probability: number): boolean {
    return this.number(0, 1) < probability
  }

  item<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)]!
  }

  /** Each item as often as its weight says. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T {
    const sum = items.reduce((weights, [weight]) => weights + weight, 0)
    let left = this.number(0, sum)
    for (const [weight, item] of items) {
      left -= weight
      if (left < 0) return item
    }
    return items[0]![1]
  }
}
