// What a simulated device is made of, and who hears of it.

import type { MotorProfile } from '../../src/motor/profile.ts'
import type { Link } from '../link/fake-link.ts'
import type { GivenWorld, Sensor, WorldSettings } from '../world/fields.ts'
import type { EngineName } from './engine/models.ts'
import type { Pass } from './engine/timed-engine.ts'
import type { OnEvent, OnTrace } from './trace.ts'

export interface BoardOptions {
  programs: readonly string[]
  /** The break is the program at this index: the last, if it is left out. */
  breakIndex?: number | undefined
  motor?: MotorProfile
  /**
   * A real world with these settings: a cell, heat, noise and a switch that bounces. Without it the device is on a
   * bench: 3.9 V and 25 °C whatever it does, a clean switch and exact sensors.
   */
  world?: Partial<WorldSettings> | undefined
  /** Sensors that the board does not have. */
  without?: readonly Sensor[] | undefined
  /** How hosts reach the board, if they do. */
  link?: Link | undefined
  /** What runs the firmware. Without it callbacks take no time. */
  engine?: EngineName | undefined
  /** How long the motor may stay on when nobody feeds the watchdog. */
  watchdogMs?: number | undefined
  /** Of all random numbers in that world. */
  seed?: number | undefined
  /** False leaves the world out: nothing turns, drains or warms up. The firmware then runs as fast as it can. */
  hasPhysics?: boolean
  /** Called for every trace line, as it happens. */
  onTrace?: OnTrace | undefined
  /** Called for each input that differs from the one before, just before the board gets it. */
  onEvent?: OnEvent | undefined
  /** Called after each callback of an engine on which code takes time. */
  onPass?: ((pass: Pass) => void) | undefined
}

/** The world of a device, in the words of a scenario. */
export const givenOf = (
  motor: MotorProfile,
  { world, seed, without, engine, link }: Pick<BoardOptions, 'world' | 'seed' | 'without' | 'engine' | 'link'>,
): GivenWorld => ({
  motor: motor.name,
  ...(engine && { engine }),
  ...(without && { without }),
  ...(link && { link }),
  ...(world && { world, seed: seed ?? 0 }),
})
