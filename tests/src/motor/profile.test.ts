import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coinMotor, massagerMotor } from '../../../hal/boards/motors.ts'
import { levelDecihertz, motorMv } from '../../../src/motor/profile.ts'

describe('the massager motor', () => {
  it.each([
    [0, 0],
    [1, 200],
    [100, 600],
  ])('at level %i turns at %i tenths of a hertz', (level, decihertz) => {
    expect(levelDecihertz(massagerMotor, level, 60)).toBe(decihertz)
  })

  // therapy section 6.2: 20 / 32 / 44 / 56 Hz at 1.2 / 1.8 / 2.4 / 3.0 V
  it.each([
    [200, 1200],
    [320, 1800],
    [440, 2400],
    [560, 3000],
    [600, 3200],
    [601, 3200],
    [9999, 3200],
  ])('for %i tenths of a hertz needs %i mV', (decihertz, mv) => {
    expect(motorMv(massagerMotor, decihertz)).toBe(mv)
  })
})

it.each([massagerMotor, coinMotor])('the motor $name never needs a lower voltage for a higher level', (motor) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (level) => {
      const mv = motorMv(motor, levelDecihertz(motor, level, motor.hz.at(-1)!))
      expect(motorMv(motor, levelDecihertz(motor, level + 1, motor.hz.at(-1)!))).toBeGreaterThanOrEqual(mv)
      expect(mv).toBeGreaterThanOrEqual(motor.mv[0]!)
      expect(mv).toBeLessThanOrEqual(motor.mv.at(-1)!)
    }),
  )
})

it.each([massagerMotor, coinMotor])('the profile of the motor $name rises in hertz and volts', (motor) => {
  expect(motor.hz).toHaveLength(motor.mv.length)
  expect([...motor.hz].sort((a, b) => a - b)).toEqual(motor.hz)
  expect([...motor.mv].sort((a, b) => a - b)).toEqual(motor.mv)
  expect(motor.dropOutMv).toBeLessThan(motor.startMv)
  expect(motor.mv[0]).toBeGreaterThan(motor.dropOutMv)
  expect(motor.kickMv).toBeGreaterThan(motor.startMv)
})
