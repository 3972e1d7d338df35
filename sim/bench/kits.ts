// Whole massagers to play with, by name: a motor, and what feeds it, drives it and senses its current.

import { coinMotor, massager12Motor, massagerMotor } from '../../hal/boards/motors.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import type { WorldHardware } from '../world/fields.ts'

export interface Kit {
  motor: MotorProfile
  /** Undefined: one Li-ion cell, a transistor, and no sensor of the current. */
  hardware?: WorldHardware
}

const sense = { mvPerA: 500, offsetMv: 100, of: 'supply' } as const

/** The last two are those of docs/maker/supply.md, with a bridge and a shunt. */
export const KITS: Record<string, Kit> = {
  massager: { motor: massagerMotor },
  coin: { motor: coinMotor },
  massager12: { motor: massager12Motor, hardware: { supply: { kind: 'li-ion', cells: 3 } } },
  wand: {
    motor: massager12Motor,
    hardware: { supply: { kind: 'adapter', mv: 13_000, maxMa: 1500 }, driverKind: 'two-pwm', sense },
  },
  portable: {
    motor: massager12Motor,
    hardware: { supply: { kind: 'li-ion', cells: 3 }, driverKind: 'pwm-direction', sense },
  },
}
