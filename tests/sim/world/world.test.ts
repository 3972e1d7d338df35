import { describe, expect, it } from 'vitest'
import { exp, ln } from '../../../sim/world/exact.ts'
import { createWorld, expectWithin5Percent, HOUR, MINUTE } from './support.ts'

describe('the heat', () => {
  it('makes a stalled motor 24 K/W warmer than the room in the long run, and the case 6 K/W', () => {
    const world = createWorld()
    world.supplyMv = 3700
    world.motor.isStalled = true
    world.drive(500)
    world.advance(4 * HOUR)
    const watts = world.amps * 3.7
    expectWithin5Percent(world.heat.motorC - 25, watts * 24)
    expectWithin5Percent(world.heat.caseC - 25, watts * 6)
  })

  it('warms the case of a free motor by 0.3 to 2.5 °C in 15 min', () => {
    const world = createWorld({ cellPercent: 100 })
    world.drive(700)
    world.advance(15 * MINUTE)
    expect(world.heat.caseC).toBeGreaterThan(25.3)
    expect(world.heat.caseC).toBeLessThan(27.5)
  })
})

it('exp and ln are exact to 13 and 11 digits', () => {
  for (const x of [-20, -3, -0.4, 0, 1e-6, 0.5, 1, 7.3, 30]) expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 13)
  for (const x of [1e-6, 0.03, 0.5, 1, 2, 10, 12_345]) expect(ln(x)).toBeCloseTo(Math.log(x), 11)
})

it('readings change nothing, however many there are', () => {
  const play = (readEveryMs: number) => {
    const world = createWorld({ cellPercent: 50 })
    let states = ''
    for (const [ms, duty] of [
      [1234, 700],
      [61_001, 0],
      [75_000, 400],
      [75_033, 0],
      [200_000, 0],
    ] as const) {
      while (world.now < ms) {
        world.advance(Math.min(ms, world.now + readEveryMs))
        world.readMv()
      }
      world.settle()
      world.drive(duty)
      states += `${world.hertz} ${world.volts} ${world.heat.caseC} ${world.readMv()} ${world.readCelsius()}\n`
    }
    return states
  }
  expect(play(1)).toBe(play(1_000_000))
  expect(play(37)).toBe(play(1_000_000))
})
