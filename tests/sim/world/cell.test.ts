import { describe, expect, it } from 'vitest'
import { openCircuitVolts } from '../../../sim/world/cell.ts'
import { chargerAmps } from '../../../sim/world/charger.ts'
import { createWorld, expectWithin5Percent, HOUR, MINUTE, SECOND } from './support.ts'

describe('the cell', () => {
  it.each([
    [0, 2.5],
    [0.05, 3.13],
    [0.1, 3.2],
    [0.5, 3.51],
    [0.8, 3.89],
    [0.95, 4.125],
    [1, 4.2],
  ])('rests with a charge of %d at %d V', (charge, volts) => {
    expect(openCircuitVolts(charge)).toBeCloseTo(volts, 6)
  })

  it('sags at once by 0.12 ohm, then slowly by 0.05 ohm more, and rebounds as slowly', () => {
    const world = createWorld({ cellPercent: 60 })
    const restVolts = world.volts
    world.motor.isStalled = true
    world.drive(1000)
    world.advance(1)
    const { amps } = world
    expect(restVolts - world.volts).toBeCloseTo(amps * 0.12, 6)
    world.advance(MINUTE)
    // Three of its time constants, and the charge that was drawn meanwhile.
    expect(restVolts - world.volts).toBeGreaterThan(amps * 0.163)
    world.settle()
    world.drive(0)
    const lowVolts = world.volts
    world.advance(MINUTE + 20 * SECOND)
    expectWithin5Percent(world.volts - lowVolts, amps * 0.05 * (1 - Math.exp(-3)) * (1 - Math.exp(-1)))
  })

  it('of 1 Ah drives the motor for 8 to 10 hours', () => {
    const world = createWorld({ cellPercent: 100 })
    world.drive(1000)
    let hours = 0
    while (world.isPowered && hours < 20) world.advance(++hours * HOUR)
    expect(hours).toBeGreaterThanOrEqual(8)
    expect(hours).toBeLessThanOrEqual(10)
  })

  it('is cut off below 2.4 V, and a charger brings it back', () => {
    const world = createWorld({ cellPercent: 0.1, cellOhm: 0.2 })
    world.motor.isStalled = true
    world.drive(1000)
    expect(world.advance(MINUTE)).toBeLessThan(MINUTE)
    expect(world.isPowered).toBe(false)
    world.settle()
    world.drive(0)
    expect(world.advance(HOUR)).toBe(HOUR)
    world.isPlugged = true
    world.advance(2 * HOUR)
    expect(world.isPowered).toBe(true)
  })
})

describe('the charger', () => {
  it.each([
    [-1, 0],
    [0, 0.06],
    [9, 0.06],
    [10, 0.3],
    [44, 0.3],
    [45, 0.15],
    [59, 0.15],
    [60, 0],
  ])('gives a cell at %d °C %d A', (celsius, amps) => {
    expect(chargerAmps(3.5, 0.12, 0.3, celsius)).toBeCloseTo(amps, 6)
  })

  it('fills an empty cell in less than five hours, never above 4.2 V, and ends', () => {
    const world = createWorld({ cellPercent: 0 })
    world.isPlugged = true
    for (let minutes = 1; minutes < 300; minutes++) {
      world.advance(minutes * MINUTE)
      expect(world.volts).toBeLessThanOrEqual(4.2 + 1e-9)
    }
    expect(world.cell.charge).toBeGreaterThan(0.97)
    expect(world.amps).toBe(0)
  })
})
