// For the tests of the models, which are compared with the numbers of docs/owner/evidence.md, section 6: within 5 %
// unless that page says otherwise.

import { expect } from 'vitest'
import { completeSettings, type WorldSettings } from '../../../sim/world/fields.ts'
import { MOTOR_SPECS, Motor } from '../../../sim/world/motor.ts'
import { World } from '../../../sim/world/world.ts'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

export function expectWithin5Percent(value: number, expected: number): void {
  expect(Math.abs(value / expected - 1), `${value} for ${expected}`).toBeLessThanOrEqual(0.05)
}

export const createMotor = (name: string): Motor => new Motor(MOTOR_SPECS[name]!)

/** A motor after `ms` on a supply of these volts. */
export function runMotor(name: string, volts: number, ms: number, load = 0): Motor {
  const motor = createMotor(name)
  motor.run(ms, volts, 0, 1, load)
  return motor
}

/** Ms until the condition is true, checked every ms. With 0 V the motor coasts, or brakes if it is shorted. */
export function msUntil(motor: Motor, volts: number, isShorted: boolean, isTrue: (motor: Motor) => boolean): number {
  for (let ms = 0; ms < 5000; ms++) {
    if (isTrue(motor)) return ms
    motor.run(1, volts, 0, volts > 0 || isShorted ? 1 : 0, 0, isShorted)
  }
  throw new Error('the condition was never true in 5 s')
}

/** The lowest volts, in hundredths, at which the condition is true. */
export const lowestVolts = (isTrue: (volts: number) => boolean): number =>
  [...Array(400).keys()].map((i) => i / 100).find(isTrue)!

export const createWorld = (given: Partial<WorldSettings> = {}): World =>
  new World(completeSettings({ boardMa: 0, ...given }), MOTOR_SPECS.massager!, 1)
