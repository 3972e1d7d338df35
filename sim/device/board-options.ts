// What a simulated device is made of, and who hears of it.

import { type Board, NO_PIN } from '../../hal/boards/board.ts'
import { ONE_CELL } from '../../hal/boards/supplies.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import type { GivenWorld, Sensor, WorldHardware, WorldSettings } from '../world/fields.ts'
import type { EngineName } from './engine/models.ts'
import type { Pass } from './engine/timed-engine.ts'
import type { OnEvent, OnTrace } from './trace.ts'

export interface BoardOptions {
  programs: readonly string[]
  /** The break is the program at this index: the last, if it is left out. */
  breakIndex?: number | undefined
  motor?: MotorProfile
  /** What feeds the motor, drives it and senses its current; without it as on most boards. */
  hardware?: WorldHardware | undefined
  /**
   * A real world with these settings: a cell, heat, noise and a switch that bounces. Without it the device is on a
   * bench: 3.9 V and 25 °C whatever it does, a clean switch and exact sensors.
   */
  world?: Partial<WorldSettings> | undefined
  /** Sensors that the board does not have. */
  without?: readonly Sensor[] | undefined
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

/** The world of a device with these options, in the words of a scenario. */
export const givenBy = ({ world, seed, without, engine, hardware }: BoardOptions, motor: MotorProfile): GivenWorld => ({
  motor: motor.name,
  ...(hardware && { hardware }),
  ...(engine && { engine }),
  ...(without && { without }),
  ...(world && { world, seed: seed ?? 0 }),
})

/** What the world has to have around this board; nothing where the board is like most. */
export function hardwareOf(board: Board): WorldHardware | undefined {
  const { supply, driverKind, sensePin, senseMvPerA, senseOffsetMv, senseOf } = board
  const hasSense = sensePin !== undefined && sensePin !== NO_PIN[board.engine]
  if (!supply && !driverKind && !hasSense) return undefined
  return {
    ...(supply && { supply }),
    ...(driverKind && { driverKind }),
    ...(hasSense && { sense: { mvPerA: senseMvPerA!, offsetMv: senseOffsetMv!, of: senseOf! } }),
  }
}

/** Whether a scenario for one suits the other. The offset of a sensor is not part of a scenario. */
export function isSameHardware(a: WorldHardware = {}, b: WorldHardware = {}): boolean {
  const text = ({ supply = ONE_CELL, driverKind = 'low-side', sense }: WorldHardware) =>
    JSON.stringify([supply, driverKind, sense?.mvPerA, sense?.of])
  return text(a) === text(b)
}
