// Random hardware of an owner: what feeds the motor, what drives it, and what senses its current. Some is weak: an adapter
// that gives little, a pack with a weak cell, a sensor with noise and an offset.

import { adapterMv, type Supply } from '../../../hal/boards/supplies.ts'
import type { GivenWorld, WorldHardware } from '../../world/fields.ts'
import { HARDWARE } from '../../world/random.ts'
import { Draws } from '../owner/draws.ts'

interface MotorChoice {
  motor: string
  /** What its sensor gives for one A, in mV. */
  mvPerA: number
  /** The build refuses adapters that give less, in mA. */
  leastMa: number
  supplies: readonly Supply[]
}

const MOTORS: readonly MotorChoice[] = [
  {
    motor: 'massager',
    mvPerA: 1000,
    leastMa: 500,
    supplies: [
      { kind: 'li-ion', cells: 1 },
      { kind: 'adapter', mv: 5000 },
    ],
  },
  {
    motor: 'massager12',
    mvPerA: 500,
    leastMa: 1500,
    supplies: [
      { kind: 'li-ion', cells: 3 },
      { kind: 'lifepo4', cells: 4 },
      { kind: 'nimh', cells: 10 },
      { kind: 'adapter', mv: 12_000 },
      { kind: 'adapter', mv: 24_000 },
    ],
  },
]
const DRIVERS = ['low-side', 'high-side', 'pwm-direction', 'two-pwm'] as const
/** Of the output of each sensor at no current, as in a scenario. */
const OFFSET_MV = 100
const MAX_OFFSET_ERROR_MV = 60
/** Adapters give up to so much more; most hardly more, so that they give way. */
const MORE = 2
/** A world has no less resistance, in ohm. */
const LEAST_OHM = 0.01
/** The resistance of the cable, in ohm. */
const CABLE_OHM = [0.05, 0.8] as const

/** The world with random hardware in it. */
export function withRandomHardware(given: GivenWorld, seed: number): GivenWorld {
  const draw = new Draws(seed, HARDWARE)
  const { motor, mvPerA, leastMa, supplies } = draw.item(MOTORS)
  const drawn = draw.item(supplies)
  const isAdapter = adapterMv(drawn) > 0
  const supply = isAdapter ? { ...drawn, maxMa: Math.round(leastMa * (1 + MORE * draw.number(0, 1) ** 3)) } : drawn
  const of = draw.item(['motor', 'supply'] as const)
  const hasSense = draw.boolean(0.7)
  const hardware: WorldHardware = {
    supply,
    driverKind: draw.item(DRIVERS),
    ...(hasSense && { sense: { mvPerA, offsetMv: OFFSET_MV, of } }),
  }
  // The build refuses a sensor of the current on an adapter that is not measured.
  const isMeasured = !isAdapter || hasSense || draw.boolean(0.5)
  // The cells of a pack have no more together than one that feeds a motor alone.
  const ohm = isAdapter ? draw.number(...CABLE_OHM) : given.world!.cellOhm! / ('cells' in drawn ? drawn.cells : 1)
  return {
    ...given,
    motor,
    hardware,
    ...(!isMeasured && { without: ['battery' as const] }),
    world: { ...given.world, cellOhm: Number(Math.max(LEAST_OHM, ohm).toFixed(3)) },
  }
}

/** The world with what is wrong with this hardware: a weak cell, and an offset of the sensor. */
export function withHardwareErrors(given: GivenWorld, seed: number, { supply, sense }: WorldHardware): GivenWorld {
  const draw = new Draws(seed + 1, HARDWARE)
  const weakPercent = draw.boolean(0.5) ? draw.integer(50, 100) : 100
  // Below an output of 0 the sensor shows nothing.
  const leastMv = Math.max(-MAX_OFFSET_ERROR_MV, -(sense?.offsetMv ?? 0))
  const senseOffsetMv = draw.integer(leastMv, MAX_OFFSET_ERROR_MV)
  const isPack = supply !== undefined && adapterMv(supply) === 0
  return {
    ...given,
    world: { ...given.world, ...(isPack && { weakPercent }), ...(sense && { senseOffsetMv }) },
  }
}
