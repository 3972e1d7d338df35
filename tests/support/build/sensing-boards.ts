// Boards with all that most boards do not have: an adapter or a pack, a bridge, and a sensor of the current. For tests.

import type { EspruinoBoard, KalumaBoard } from '../../../hal/boards/board.ts'
import { massager12Motor } from '../../../hal/boards/motors.ts'
import { board as pico } from '../../../hal/boards/pico.ts'
import { board as rp2040 } from '../../../hal/boards/rp2040.ts'

/** A Pico on an adapter of 12 V, with a bridge of two PWM inputs and a shunt in the supply. */
export const sensingPico: KalumaBoard = {
  ...pico,
  name: 'sensing-pico',
  motor: massager12Motor,
  supply: { kind: 'adapter', mv: 12_000, maxMa: 1500 },
  driverKind: 'two-pwm',
  directionPin: 19,
  enablePin: 20,
  batteryDivider: 6,
  chargerPin: -1,
  sensePin: 28,
  senseMvPerA: 500,
  senseOffsetMv: 100,
  senseOf: 'supply',
}

/** The same with Espruino, three Li-ion cells, a bridge of PWM and direction, and a sensor in the motor's circuit. */
export const sensingEspruino: EspruinoBoard = {
  ...rp2040,
  name: 'sensing-rp2040',
  motor: massager12Motor,
  supply: { kind: 'li-ion', cells: 3 },
  driverKind: 'pwm-direction',
  directionPin: 'D19',
  sleepPin: 'D20',
  batteryDivider: 6,
  sensePin: 'D28',
  senseMvPerA: 500,
  senseOffsetMv: 100,
  senseOf: 'motor',
}

/** By their names. */
export const SENSING_BOARDS: Readonly<Record<string, EspruinoBoard | KalumaBoard>> = {
  [sensingPico.name]: sensingPico,
  [sensingEspruino.name]: sensingEspruino,
}
