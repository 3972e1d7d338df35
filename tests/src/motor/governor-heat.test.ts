// What the governor does with the temperature of the case: softer, off.

import { describe, expect, it } from 'vitest'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import { ALLOWED, NO_THERMOMETER, SENSORS_FINE, STOP_HEAT } from '../../../src/motor/governor.ts'
import { Bench } from './governor-bench.ts'

describe('a case temperature', () => {
  it.each([
    [limits.SOFT_FROM_C - 1, 50],
    [limits.SOFT_FROM_C, 35],
    [limits.SOFT_FROM_C + 1, 35],
  ])('of %i °C at the start makes level 50 be driven as %i', (celsius, level) => {
    const bench = new Bench()
    bench.celsius = celsius
    bench.check()
    bench.begin(50).run(2000)
    expect(governor.level).toBe(level)
  })

  it('that can no longer be measured leaves the reason STOP_HEAT', () => {
    const bench = new Bench()
    bench.celsius = limits.OFF_FROM_C
    bench.check()
    bench.celsius = limits.ABSENT
    bench.check()
    expect(governor.findStopReason(0)).toBe(STOP_HEAT)
  })

  it.each([
    [limits.SOFT_FROM_C - 1, 50, ALLOWED],
    [limits.SOFT_FROM_C, 35, ALLOWED],
    [limits.SOFT_FROM_C + 1, 35, ALLOWED],
    [limits.OFF_FROM_C - 1, 35, ALLOWED],
    [limits.OFF_FROM_C, 0, STOP_HEAT],
    [limits.OFF_FROM_C + 1, 0, STOP_HEAT],
  ])('of %i °C makes level 50 be driven as %i, with the reason %i', (celsius, level, reason) => {
    const bench = new Bench().begin(50)
    bench.run(2000)
    bench.celsius = celsius
    expect(bench.run(2000)).toBe(reason)
    expect(governor.level).toBe(level)
  })

  it.each([
    [limits.BACK_BELOW_C - 1, ALLOWED],
    [limits.BACK_BELOW_C, STOP_HEAT],
    [limits.BACK_BELOW_C + 1, STOP_HEAT],
  ])('of %i °C after OFF_FROM_C gives the reason %i', (celsius, reason) => {
    const bench = new Bench()
    bench.celsius = limits.OFF_FROM_C
    bench.check()
    bench.celsius = celsius
    bench.check()
    expect(governor.findStopReason(0)).toBe(reason)
  })

  it.each([
    [limits.THERMOMETER_MIN_C - 1, NO_THERMOMETER],
    [limits.THERMOMETER_MIN_C, SENSORS_FINE],
    [limits.THERMOMETER_MAX_C, SENSORS_FINE],
    [limits.THERMOMETER_MAX_C + 1, NO_THERMOMETER],
    [Number.NaN, NO_THERMOMETER],
    [limits.ABSENT, SENSORS_FINE],
  ])('of %d gives the result %i', (celsius, result) => {
    const bench = new Bench()
    bench.celsius = celsius
    expect(bench.check()).toBe(result)
  })

  it.each([
    [[25, 30, 29], 30],
    [[25, -5, -6], 25],
    [[-5, -6, -4], 0],
  ])('of %j °C in a session makes %i °C its highest', (readings, top) => {
    const bench = new Bench()
    // What was read before the session does not count.
    bench.celsius = 35
    bench.check()
    bench.begin()
    for (bench.celsius of readings) bench.check()
    expect(governor.topC).toBe(top)
  })
})
