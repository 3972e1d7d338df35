// What the governor lets the motor do: band, ramp, kick and duty.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coinMotor, massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import { Bench, nextAt } from './governor-bench.ts'

describe('the motor', () => {
  it('gets a duty of 0 outside a session', () => {
    new Bench()
    expect(governor.drive(100, 0)).toBe(0)
  })

  it.each([Number.NaN, -1, -100, 0])('stays off at a wanted level of %d', (level) => {
    const bench = new Bench().begin(level)
    bench.run(2000)
    expect(bench.dutyChanges).toEqual([])
  })

  it.each([
    [0.2, 1],
    [0.5, 1],
    [1.4, 1],
    [99.5, 100],
    [100, 100],
    [100.5, 100],
    [250, 100],
  ])('at a wanted level of %d is driven at level %i', (wanted, level) => {
    new Bench().begin(wanted).run(2000)
    expect(governor.level).toBe(level)
  })

  it('gets a kick of full length if the kick was postponed', () => {
    governor.reset(coinMotor, 0, 0, 0, 0)
    governor.checkReadings(3900, 25, 0, 0, 0)
    governor.begin(0, 0, 0)
    const kick = governor.drive(50, 0)
    governor.postponeKick(700)
    expect(governor.drive(50, 700 + coinMotor.kickMs - 1)).toBe(kick)
    expect(governor.drive(50, 700 + coinMotor.kickMs)).not.toBe(kick)
  })

  it('gets a kick from standstill, and at no other change of level', () => {
    const bench = new Bench(coinMotor).begin(100)
    const kick = Math.floor((coinMotor.kickMv * 1000) / 3900)
    expect(bench.dutyChanges[0]).toEqual([0, kick])
    bench.run(1000)
    expect(bench.dutyChanges.filter(([, duty]) => duty === kick)).toHaveLength(1)
    expect(bench.dutyChanges.find(([at]) => at > 0)![0]).toBe(coinMotor.kickMs)
    bench.setLevel(50)
    bench.run(1000)
    bench.setLevel(100)
    bench.run(1000)
    expect(bench.dutyChanges.filter(([, duty]) => duty === kick)).toHaveLength(1)
  })

  it.each([
    [massagerMotor.stopMs - 1, 0],
    [massagerMotor.stopMs, 1],
    [massagerMotor.stopMs + 1, 1],
  ])('gets, after %i ms at level 0, %i kicks', (offMs, kicks) => {
    const bench = new Bench().begin(1)
    bench.run(1000)
    bench.setLevel(0)
    bench.run(offMs)
    const before = bench.dutyChanges.length
    bench.setLevel(1)
    bench.run(200)
    const kick = Math.floor((massagerMotor.kickMv * 1000) / 3900)
    expect(bench.dutyChanges.slice(before).filter(([, duty]) => duty === kick)).toHaveLength(kicks)
  })

  /** Number of kicks when level 1 is wanted. */
  const countKicks = (bench: Bench) => {
    const before = bench.dutyChanges.length
    bench.setLevel(1).run(200)
    const kick = Math.floor((massagerMotor.kickMv * 1000) / 3900)
    return bench.dutyChanges.slice(before).filter(([, duty]) => duty === kick).length
  }

  it.each([
    [massagerMotor.stopMs - 1, 0],
    [massagerMotor.stopMs, 1],
    [massagerMotor.stopMs + 1, 1],
  ])('gets, in a session that begins %i ms after the last, %i kicks', (offMs, kicks) => {
    const bench = new Bench().begin(1)
    bench.run(1000)
    governor.end(bench.now)
    bench.setLevel(0)
    bench.now += offMs
    governor.begin(0, 0, bench.now)
    expect(countKicks(bench)).toBe(kicks)
  })

  it('gets a kick at once in the next session if it stood still long before the last one ended', () => {
    const bench = new Bench().begin(1)
    bench.run(1000)
    bench.setLevel(0)
    bench.run(1000)
    governor.end(bench.now)
    governor.begin(0, 0, bench.now)
    expect(countKicks(bench)).toBe(1)
  })

  it.each([
    ['up', 0, 100],
    ['down', 100, 1],
    ['off', 100, 0],
  ])('never changes its level faster than the ramp on its way %s, however often drive() is called', (_, from, to) => {
    const bench = new Bench().begin(from)
    bench.run(1000)
    expect(governor.level).toBe(from)
    bench.setLevel(to)
    for (let t = 0; t <= 600; t++) {
      bench.runTo(1000 + t)
      const most = (limits.STEP_MS + t) / limits.RAMP_MS_PER_LEVEL
      expect(Math.abs(governor.level - from)).toBeLessThanOrEqual(most)
    }
    expect(governor.level).toBe(to)
  })

  it('continues its ramp during a kick', () => {
    const bench = new Bench({ ...massagerMotor, kickMs: 2.5 * limits.STEP_MS }).begin(100)
    bench.runTo(3 * limits.STEP_MS)
    expect(governor.level).toBe(80)
    expect(bench.dutyChanges.map(([at]) => at)).toEqual([0, 2.5 * limits.STEP_MS, 3 * limits.STEP_MS])
  })

  it('gets the same voltage from 4,200 to 3,400 mV of the cell', () => {
    const volts = [4200, 3900, 3500, 3400].map((mv) => {
      const bench = new Bench()
      bench.mv = mv
      bench.check()
      bench.begin(60)
      bench.run(3000)
      return (bench.duty * mv) / 1000
    })
    for (const v of volts) expect(v).toBeCloseTo(volts[0]!, -1)
  })

  it('needs in a hold only the first check and one after every 30 unchanged ones', () => {
    const bench = new Bench().begin(50)
    bench.run(2000)
    expect(nextAt()).toBe(limits.SESSION_MAX_MS)
    bench.run(70_000)
    const full = (limits.MAX_UNCHANGED_CHECKS + 1) * limits.CHECK_MS
    expect(bench.checkTimes).toEqual([0, 1000, 1000 + full, 1000 + 2 * full])
  })

  it('stays within levels 0 to 100 and duties 0 to 1000, for any wanted level and any cell voltage', () => {
    const step = fc.tuple(
      fc.oneof(fc.integer({ min: -50, max: 250 }), fc.double(), fc.constant(Number.NaN)),
      fc.integer({ min: limits.START_MIN_MV, max: 4200 }),
      fc.integer({ min: 1, max: 3000 }),
    )
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const bench = new Bench().begin(0)
        for (const [wanted, mv, ms] of steps) {
          bench.mv = mv
          bench.setLevel(wanted)
          bench.run(ms)
          expect(Number.isInteger(bench.duty)).toBe(true)
          expect(bench.duty).toBeGreaterThanOrEqual(0)
          expect(bench.duty).toBeLessThanOrEqual(1000)
          const level = governor.level
          expect(Number.isInteger(level) && level >= 0 && level <= 100).toBe(true)
          expect(bench.duty > 0).toBe(level > 0)
        }
      }),
    )
  })
})
