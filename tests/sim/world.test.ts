// The models against the numbers of docs/evidence.md, section 6.

import { describe, expect, it } from 'vitest'
import { coinMotor, massagerMotor } from '../../hal/boards/motors.ts'
import { Cell } from '../../sim/world/cell.ts'
import { MotorModel } from '../../sim/world/motor.ts'

const settled = (mv: number) => {
  const motor = new MotorModel(massagerMotor)
  motor.drive(3700, 0)
  motor.drive(mv, 1000)
  return motor.hertz(10_000)
}

describe('the motor', () => {
  it.each([
    [1200, 20],
    [1800, 32],
    [2400, 44],
    [3000, 56],
    [3200, 60],
  ])('at %i mV turns at %i Hz', (mv, hz) => {
    expect(settled(mv)).toBeCloseTo(hz, 3)
  })

  it.each([
    [massagerMotor.startMv - 1, 0],
    [massagerMotor.startMv, 1],
  ])('from standstill, %i mV starts it: %i', (mv, starts) => {
    const motor = new MotorModel(massagerMotor)
    motor.drive(mv, 0)
    expect(motor.hertz(5000) > 0).toBe(starts === 1)
  })

  it.each([
    [coinMotor.dropOutMv - 1, 0],
    [coinMotor.dropOutMv, 1],
  ])('once it turns, %i mV keeps it going: %i', (mv, keeps) => {
    const motor = new MotorModel(coinMotor)
    motor.drive(3000, 0)
    motor.hertz(500)
    motor.drive(mv, 500)
    expect(motor.hertz(20_000) > 0).toBe(keeps === 1)
  })

  it('reaches 90 % in about 190 ms, and its force falls to a tenth within 0.24 to 0.8 s', () => {
    const motor = new MotorModel(massagerMotor)
    motor.drive(3000, 0)
    expect(motor.hertz(190) / 56).toBeCloseTo(0.9, 1)
    motor.hertz(5000)
    motor.drive(0, 5000)
    const force = (ms: number) => (motor.hertz(5000 + ms) / 56) ** 2
    expect(force(240)).toBeGreaterThan(0.1)
    expect(force(800)).toBeLessThan(0.1)
  })
})

describe('the cell', () => {
  it.each([
    [0, 2500],
    [0.5, 3510],
    [0.8, 3890],
    [1, 4200],
  ])('at %d rests at %i mV', (charge, mv) => {
    const cell = new Cell()
    cell.charge = charge
    expect(cell.mv(0)).toBe(mv)
  })

  it('sags 12 mV under a full motor, and comes back', () => {
    const cell = new Cell()
    cell.charge = 0.5
    cell.load(1000, 0)
    expect(cell.mv(0)).toBe(3498)
    cell.load(0, 0)
    expect(cell.mv(0)).toBe(3510)
  })

  it('lasts ten hours at 0.1 A', () => {
    const cell = new Cell()
    cell.charge = 1
    cell.load(1000, 0)
    cell.mv(9.9 * 3_600_000)
    expect(cell.charge).toBeCloseTo(0.01, 3)
    cell.mv(11 * 3_600_000)
    expect(cell.charge).toBe(0)
  })
})
