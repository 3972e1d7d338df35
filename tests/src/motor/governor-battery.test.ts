// What the governor does with the battery: no start, softer, off.

import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import { ALLOWED, NO_BATTERY, SENSORS_FINE, STOP_BATTERY } from '../../../src/motor/governor.ts'
import { Bench } from './governor-bench.ts'

describe('a battery', () => {
  it.each([
    [limits.START_MIN_MV - 1, STOP_BATTERY],
    [limits.START_MIN_MV, ALLOWED],
    [limits.START_MIN_MV + 1, ALLOWED],
  ])('at rest with %i mV, a start gets the reason %i', (mv, reason) => {
    const bench = new Bench()
    bench.mv = mv
    bench.check()
    expect(governor.findStopReason(0)).toBe(reason)
  })

  it.each([
    [limits.START_MIN_MV - 1, STOP_BATTERY],
    [limits.START_MIN_MV, ALLOWED],
    [limits.START_MIN_MV + 1, ALLOWED],
  ])('under load with %i mV, the first check of a session gives the reason %i', (mv, reason) => {
    const bench = new Bench().begin()
    bench.mv = mv
    expect(bench.run(limits.CHECK_MS)).toBe(reason)
  })

  it('needs START_MIN_MV only in the first check of a session', () => {
    const bench = new Bench().begin()
    bench.run(limits.CHECK_MS)
    bench.mv = limits.START_MIN_MV - 1
    expect(bench.run(10_000)).toBe(ALLOWED)
  })

  it.each([
    [limits.SOFT_BELOW_MV - 1, 35],
    [limits.SOFT_BELOW_MV, 50],
    [limits.SOFT_BELOW_MV + 1, 50],
  ])('is too low at %i mV: level 50 is driven as %i', (mv, level) => {
    const bench = new Bench().begin(50)
    bench.run(2000)
    bench.mv = mv
    bench.run(2000)
    expect(governor.level).toBe(level)
  })

  it.each([
    [limits.START_MIN_MV - 1, 35],
    [limits.START_MIN_MV, 50],
    [limits.START_MIN_MV + 1, 50],
  ])('that was too low has recovered at %i mV: level 50 is driven as %i', (mv, level) => {
    const bench = new Bench().begin(50)
    bench.run(2000)
    bench.mv = limits.SOFT_BELOW_MV - 1
    bench.run(2000)
    bench.mv = mv
    bench.run(2000)
    expect(governor.level).toBe(level)
  })

  it.each([
    [limits.OFF_BELOW_MV - 1, STOP_BATTERY],
    [limits.OFF_BELOW_MV, ALLOWED],
    [limits.OFF_BELOW_MV + 1, ALLOWED],
  ])('at %i mV for ten seconds gives the reason %i', (mv, reason) => {
    const bench = new Bench().begin()
    bench.run(2000)
    bench.mv = mv
    expect(bench.run(10_000)).toBe(reason)
  })

  it('ends the session exactly LOW_MS after the first reading below OFF_BELOW_MV, and not if it recovers before', () => {
    const bench = new Bench().begin()
    bench.run(2000)
    bench.mv = limits.OFF_BELOW_MV - 1
    bench.run(1000) // first low reading at 3000
    expect(bench.runTo(3000 + limits.LOW_MS - 1)).toBe(ALLOWED)
    expect(bench.runTo(3000 + limits.LOW_MS)).toBe(STOP_BATTERY)

    const dips = new Bench().begin()
    dips.run(2000)
    dips.mv = limits.OFF_BELOW_MV - 1
    dips.run(2000)
    dips.mv = limits.OFF_BELOW_MV
    expect(dips.run(1000)).toBe(ALLOWED)
    dips.mv = limits.OFF_BELOW_MV - 1
    expect(dips.run(2000)).toBe(ALLOWED)
  })

  const emptiedBench = () => {
    const bench = new Bench().begin()
    bench.run(2000)
    bench.mv = limits.OFF_BELOW_MV - 1
    bench.run(10_000)
    return bench
  }

  it.each([
    [limits.BACK_ABOVE_MV - 1, STOP_BATTERY],
    [limits.BACK_ABOVE_MV, STOP_BATTERY],
    [limits.BACK_ABOVE_MV + 1, ALLOWED],
  ])('that was empty and has %i mV at rest gives the reason %i', (mv, reason) => {
    const bench = emptiedBench()
    bench.mv = mv
    bench.check()
    expect(governor.findStopReason(bench.now)).toBe(reason)
  })

  it('that was empty allows a start at START_MIN_MV once a charger was connected', () => {
    const bench = emptiedBench()
    bench.mv = limits.START_MIN_MV
    bench.charging = 1
    bench.check()
    bench.charging = 0
    bench.check()
    expect(governor.findStopReason(bench.now)).toBe(ALLOWED)
  })

  it.each([
    [limits.CELL_MIN_MV - 1, NO_BATTERY],
    [limits.CELL_MIN_MV, SENSORS_FINE],
    [limits.CELL_MAX_MV, SENSORS_FINE],
    [limits.CELL_MAX_MV + 1, NO_BATTERY],
    [Number.NaN, NO_BATTERY],
    [Infinity, NO_BATTERY],
    [0, NO_BATTERY],
    [limits.ABSENT, SENSORS_FINE],
  ])('with a reading of %d mV gives the result %i', (mv, result) => {
    const bench = new Bench()
    bench.mv = mv
    expect(bench.check()).toBe(result)
  })

  it('that the board cannot measure is taken for full, and the motor runs', () => {
    const bench = new Bench()
    bench.mv = limits.ABSENT
    bench.check()
    expect(governor.findStopReason(0)).toBe(ALLOWED)
    bench.begin(100)
    bench.run(2000)
    expect(bench.duty).toBe(Math.floor((3200 * 1000) / 4200))
  })

  it('needs START_MIN_MV in the first check of every session', () => {
    const bench = new Bench().begin()
    bench.run(2000)
    governor.end(bench.now)
    bench.begin()
    bench.mv = limits.START_MIN_MV - 1
    expect(bench.run(limits.CHECK_MS)).toBe(STOP_BATTERY)
  })

  it('that was too low in the last session does not soften the next one before its first check', () => {
    const bench = new Bench().begin(50)
    bench.run(2000)
    bench.mv = limits.SOFT_BELOW_MV - 1
    bench.run(2000)
    governor.end(bench.now)
    bench.mv = 3900
    bench.check()
    bench.begin(50).run(limits.CHECK_MS - 1)
    expect(governor.level).toBe(50)
  })

  it('that was empty before a power-up allows a start at START_MIN_MV after it', () => {
    emptiedBench()
    governor.reset(massagerMotor, 0, 0, 0, 0, 0, 0)
    governor.checkReadings(limits.START_MIN_MV, 25, 0, 0, 0)
    expect(governor.findStopReason(0)).toBe(ALLOWED)
  })
})
