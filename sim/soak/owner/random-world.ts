// A random world that is possible: now and then with an old cell, a bad switch, a clock that drifts or worn flash.

import type { GivenWorld, WorldSettings } from '../../world/fields.ts'
import { WORLD } from '../../world/random.ts'
import { Draws } from './draws.ts'

/** The share of owners with the coin motor. */
const COIN_SHARE = 0.1

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals))

export function makeRandomWorld(seed: number): GivenWorld {
  const draw = new Draws(seed, WORLD)
  const world: WorldSettings = {
    cellAh: round(draw.number(0.3, 2), 2),
    cellOhm: round(draw.boolean(0.2) ? draw.number(0.2, 0.8) : draw.number(0.05, 0.2), 3),
    cellPercent: draw.integer(10, 100),
    chargerMa: draw.integer(100, 800),
    boardMa: round(draw.number(0.005, 1), 3),
    roomC: draw.integer(5, 36),
    caseKPerW: round(draw.number(4, 30), 1),
    stickiness: draw.integer(60, 180),
    friction: draw.integer(80, 140),
    bounceMs: draw.boolean(0.2) ? draw.integer(20, 157) : draw.integer(0, 15),
    chatterPercent: draw.boolean(0.3) ? draw.integer(20, 80) : draw.integer(0, 20),
    noiseSteps: draw.integer(0, 6),
    driftPercent: draw.boolean(0.5) ? 0 : round(draw.number(-4, 4), 2),
    weakPercent: 100,
    senseOffsetMv: 0,
    flashErases: draw.boolean(0.05) ? draw.integer(1, 5) : 10_000,
  }
  return { world, seed, motor: draw.boolean(COIN_SHARE) ? 'coin' : 'massager' }
}
