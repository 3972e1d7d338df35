// What happens to an engine by chance, as far as the time of code goes: something else takes it for a while, so timers come
// late and edges wait, and a write to flash is slow.

import type { EngineDelays } from '../device/simulated-board.ts'
import { drawUniform, SLOW_STORE, STALL } from '../world/random.ts'

/** A radio, a console or a garbage collection takes one pass in so many (proposals). */
const STALL_SHARE = 1 / 200
const STALL_MAX_US = 100_000
const SLOW_SHARE = 1 / 10
const SLOW_MIN_US = 20_000
const SLOW_MAX_US = 200_000

export interface Chance extends EngineDelays {
  /** For how long something else takes the engine before a pass that begins at `ms`, in us. */
  stallUs(ms: number): number
  /** How much longer a write to flash at `ms` takes, in us. */
  slowStoreUs(ms: number): number
}

export const chanceOf = (seed: number): Chance => ({
  stallMaxMs: STALL_MAX_US / 1000,
  slowStoreMaxMs: SLOW_MAX_US / 1000,
  stallUs: (ms) => (drawUniform(seed, STALL, ms) < STALL_SHARE ? drawUniform(seed, STALL, ms, 1) * STALL_MAX_US : 0),
  slowStoreUs: (ms) =>
    drawUniform(seed, SLOW_STORE, ms) < SLOW_SHARE
      ? SLOW_MIN_US + drawUniform(seed, SLOW_STORE, ms, 1) * (SLOW_MAX_US - SLOW_MIN_US)
      : 0,
})

export const NO_CHANCE: Chance = { stallMaxMs: 0, slowStoreMaxMs: 0, stallUs: () => 0, slowStoreUs: () => 0 }
