// What the governor lets the motor do: band, ramp, kick and duty.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coinMotor, massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import { NEVER } from '../../../src/time.ts'
import { Bench, nextAt } from './governor-bench.ts'

describe('the motor', () => {
  it('gets a duty of 0 outside a session', () => {
    const bench = new Bench()
    governor.drive(100, 0)
    expect(governor.duty).toBe(0)
    bench.begin(50).run(2000)
    governor.end(bench.now)
    governor.drive(100, bench.now + 1)
    expect(governor.duty).toBe(0)
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

  it.each([0, 1, 39, 40, 700])('gets a kick of full length if it reaches the pin %i ms late', (lateMs) => {
    new Bench(coinMotor).begin(50)
    const kick = Math.floor((coinMotor.kickMv * 1000) / 3900)
    governor.noteKickBegan(lateMs)
    expect([governor.kickUntil, governor.moveAt]).toEqual([lateMs + coinMotor.kickMs, lateMs + coinMotor.kickMs])
    governor.drive(50, lateMs + coinMotor.kickMs - 1)
    expect(governor.duty).toBe(kick)
    governor.drive(50, lateMs + coinMotor.kickMs)
    expect(governor.duty).toBe(governor.dutyAfterKick())
    expect(governor.duty).toBeLessThan(kick)
  })

  it('continues its ramp in time if a long kick reaches the pin late', () => {
    const bench = new Bench({ ...massagerMotor, kickMs: 2.5 * limits.STEP_MS }).begin(100)
    governor.noteKickBegan(30)
    expect([governor.kickUntil, governor.moveAt]).toEqual([30 + 2.5 * limits.STEP_MS, limits.STEP_MS])
    bench.runTo(3 * limits.STEP_MS)
    expect(bench.dutyChanges.map(([at]) => at)).toEqual([0, 30 + 2.5 * limits.STEP_MS, 3 * limits.STEP_MS])
  })

  it.each([
    ['in a session without a kick', 50],
    ['at level 0', 0],
  ])('gets no kick from noteKickBegan() %s', (_, level) => {
    const bench = new Bench().begin(50)
    bench.run(1000)
    bench.setLevel(level)
    bench.run(1000)
    const { duty, moveAt } = governor
    governor.noteKickBegan(bench.now)
    expect([governor.kickUntil, governor.moveAt, governor.duty]).toEqual([NEVER, moveAt, duty])
  })

  it.each([
    [0, massagerMotor.kickMs],
    [massagerMotor.kickMs - 1, massagerMotor.kickMs],
    [massagerMotor.kickMs, NEVER],
  ])('%i ms after it began to turn has a kick that ends at %d ms', (ms, kickUntil) => {
    new Bench().begin(10).run(ms)
    expect(governor.kickUntil).toBe(kickUntil)
  })

  it('has no kick any more after the end of the session', () => {
    new Bench().begin(10).run(massagerMotor.kickMs - 1)
    expect(governor.kickUntil).toBe(massagerMotor.kickMs)
    governor.end(massagerMotor.kickMs - 1)
    expect([governor.kickUntil, governor.duty]).toEqual([NEVER, 0])
  })

  it('gets the duty of its calibration in the next session', () => {
    const bench = new Bench().begin(10)
    bench.run(1000)
    governor.end(1000)
    governor.begin(0, 50, 1000)
    for (let t = 1000; t <= 2000; t += limits.STEP_MS) governor.drive(10, t)
    // 23.6 Hz before; then 22.7 Hz, where this motor needs as much as another one at 27.24 Hz.
    expect([bench.duty, governor.duty]).toEqual([Math.floor((1380 * 1000) / 3900), Math.floor((1562 * 1000) / 3900)])
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

describe('prepare()', () => {
  /** A wanted level, the time until it is driven, and the readings before. */
  const step = fc.record({
    wanted: fc.oneof(fc.integer({ min: 0, max: 150 }), fc.constantFrom(0, 1, 100)),
    ms: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.constantFrom(1, 24, 25, 99, 100, 101)),
    /** Whether the board drove the answer before the governor did. */
    isDriven: fc.boolean(),
    mv: fc.constantFrom(3400, 3900, 4200),
    celsius: fc.constantFrom(25, 25, 25, limits.SOFT_FROM_C),
  })
  const steps = fc.array(step, { minLength: 1, maxLength: 30 })

  it('answers with the duty that drive() has then, or below 0 for a kick', () => {
    fc.assert(
      fc.property(fc.constantFrom(massagerMotor, coinMotor), steps, (motor, list) => {
        const bench = new Bench(motor).begin(0)
        for (const { wanted, ms, isDriven, mv, celsius } of list) {
          Object.assign(bench, { mv, celsius })
          bench.check()
          governor.drive(bench.wantedLevel, bench.now)
          bench.now += ms
          const { level, kickUntil } = governor
          const answer = governor.prepare(wanted, bench.now)
          if (isDriven && answer >= 0) governor.noteDuty(answer)
          bench.setLevel(wanted)
          const needsMore = level === 0 || kickUntil < NEVER
          expect(answer < 0).toBe(needsMore)
          if (!needsMore) expect(answer).toBe(governor.duty)
        }
      }),
    )
  })

  it('changes nothing that is driven or counted', () => {
    const bench = new Bench().begin(0)
    const look = () => JSON.stringify({ ...governor, isRecorded: false })
    fc.assert(
      fc.property(
        fc.integer({ max: 150 }),
        fc.integer({ min: 1, max: 300 }),
        fc.nat({ max: 150 }),
        (wanted, ms, other) => {
          const before = look()
          governor.prepare(other, bench.now + ms)
          expect(look()).toBe(before)
          bench.run(ms)
          bench.setLevel(wanted)
        },
      ),
    )
  })

  // The level goes by a ramp step at most.
  it.each([
    [4, 100, 0],
    [5, 100, 1],
    [100, 100, 20],
    [5000, 100, 20],
    [100, 71, 20],
    [100, 70, 20],
    [100, 30, -20],
    [100, 29, -20],
  ])(
    '%i ms after a change to level 50, with %i wanted, answers with the duty of a level %i higher',
    (ms, wanted, levels) => {
      const bench = new Bench().begin(31)
      bench.run(1000)
      bench.setLevel(50)
      expect(governor.level).toBe(50)
      const answer = governor.prepare(wanted, bench.now + ms)
      const other = new Bench().begin(50 + levels)
      other.run(1000)
      expect(answer).toBe(other.duty)
    },
  )

  it('answers below 0 outside a session, and while a step plan plays', () => {
    const bench = new Bench()
    expect(governor.prepare(50, bench.now)).toBeLessThan(0)
    bench.begin(50).run(1000)
    for (const [k, level] of [55, 50].entries()) {
      bench.setLevel(level)
      governor.recordStep(k, 2, limits.STEP_MS)
      bench.now += limits.STEP_MS
    }
    expect(governor.prepare(50, bench.now)).toBeGreaterThan(0)
    governor.startPlan(bench.now)
    expect(governor.prepare(50, bench.now)).toBeLessThan(0)
    governor.dropStepPlan(bench.now)
    expect(governor.prepare(50, bench.now)).toBeGreaterThan(0)
    governor.end(bench.now)
    expect(governor.prepare(50, bench.now)).toBeLessThan(0)
  })
})

it('noteDuty() takes over the duty alone', () => {
  new Bench().begin(50).run(1000)
  const { level, moveAt } = governor
  governor.noteDuty(333)
  expect([governor.duty, governor.level, governor.moveAt]).toEqual([333, level, moveAt])
})
