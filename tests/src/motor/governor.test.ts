import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import { ALLOWED, STOP_DAY, STOP_HAND, STOP_REST } from '../../../src/motor/governor.ts'
import { DAY_MS, NEVER } from '../../../src/time.ts'
import { Bench, nextAt } from './governor-bench.ts'

describe('session', () => {
  it.each([
    [limits.SESSION_MAX_MS - 1, ALLOWED],
    [limits.SESSION_MAX_MS, STOP_REST],
  ])('%i ms', (ms, expected) => {
    const bench = new Bench().begin()
    expect(bench.run(ms)).toBe(expected)
    expect(bench.duty > 0).toBe(expected === ALLOWED)
  })

  it('ends at its limit to the millisecond, whatever it is asked', () => {
    const bench = new Bench().begin()
    bench.run(60_000)
    governor.drive(100, bench.now)
    expect(bench.run(10 * limits.SESSION_MAX_MS)).toBe(STOP_REST)
    expect(bench.now).toBe(limits.SESSION_MAX_MS)
    expect(governor.drive(100, bench.now + 1)).toBe(0)
    expect(nextAt()).toBe(NEVER)
  })

  it.each([
    [limits.REST_MS - 1, STOP_REST],
    [limits.REST_MS, ALLOWED],
    [limits.REST_MS + 1, ALLOWED],
  ])('rests after a full session: %i ms', (ms, expected) => {
    const bench = new Bench().begin()
    bench.run(limits.SESSION_MAX_MS)
    expect(governor.findStopReason(limits.SESSION_MAX_MS + ms)).toBe(expected)
  })

  it('needs no rest after a shorter one', () => {
    const bench = new Bench().begin()
    bench.run(limits.SESSION_MAX_MS - 1)
    governor.end(bench.now)
    expect(governor.findStopReason(bench.now)).toBe(ALLOWED)
  })

  it('ended a second time, it counts nothing more and rests no longer', () => {
    const bench = new Bench().begin()
    bench.run(limits.SESSION_MAX_MS)
    const { usedMs, handHz2s } = governor
    governor.end(bench.now + limits.REST_MS)
    expect([governor.usedMs, governor.handHz2s]).toEqual([usedMs, handHz2s])
    expect(governor.findStopReason(bench.now + limits.REST_MS)).toBe(ALLOWED)
  })
})

describe('day', () => {
  /** Motor time of `ms` on day 20000, in sessions with their rests. */
  const used = (ms: number) => {
    const bench = new Bench()
    bench.day = 20_000
    bench.sense()
    for (let left = ms; left > 0; left -= limits.SESSION_MAX_MS) {
      bench.begin()
      bench.run(Math.min(left, limits.SESSION_MAX_MS))
      governor.end(bench.now)
      bench.now += limits.REST_MS
    }
    return bench
  }

  it.each([
    [limits.DAY_MAX_MS - 1, ALLOWED],
    [limits.DAY_MAX_MS, STOP_DAY],
  ])('%i ms used', (ms, expected) => {
    const bench = used(ms)
    expect(governor.findStopReason(bench.now)).toBe(expected)
  })

  it('ends a session at the day limit to the millisecond', () => {
    const bench = used(limits.DAY_MAX_MS - 1234)
    const from = bench.now
    bench.begin()
    expect(bench.run(60_000)).toBe(STOP_DAY)
    expect(bench.now - from).toBe(1234)
  })

  it('a new day begins anew; a clock set back does not', () => {
    const bench = used(limits.DAY_MAX_MS)
    bench.day = 19_999
    bench.sense()
    expect(governor.findStopReason(bench.now)).toBe(STOP_DAY)
    bench.day = 20_000
    bench.sense()
    expect(governor.findStopReason(bench.now)).toBe(STOP_DAY)
    bench.day = 20_001
    bench.sense()
    expect(governor.findStopReason(bench.now)).toBe(ALLOWED)
  })

  it('a clock that is set for the first time begins no new day', () => {
    const bench = new Bench().begin()
    bench.run(60_000)
    bench.day = 20_000
    bench.sense()
    expect([governor.dayNumber, governor.usedMs]).toEqual([20_000, 60_000])
    expect(governor.handHz2s).toBeGreaterThan(0)
  })

  it('is not held where no clock is known', () => {
    const bench = new Bench()
    for (let i = 0; i < 4; i++) {
      bench.begin()
      bench.run(limits.SESSION_MAX_MS)
      bench.now += limits.REST_MS
    }
    expect(governor.findStopReason(bench.now)).toBe(ALLOWED)
  })

  it('is kept over a power cut', () => {
    used(limits.DAY_MAX_MS)
    governor.reset(massagerMotor, governor.dayNumber, governor.usedMs, governor.handHz2s, 0)
    governor.checkReadings(3900, 25, 0, 20_000, 0)
    expect(governor.findStopReason(0)).toBe(STOP_DAY)
  })
})

describe('hand time', () => {
  const after = (points: number, more = 0) => {
    const bench = new Bench()
    governor.reset(massagerMotor, 0, 0, points * massagerMotor.hz2sPerPoint - more, 0)
    bench.sense()
    return bench
  }

  it('50 Hz for an hour is about the 30 points of the source', () => {
    const bench = new Bench()
    for (let i = 0; i < 6; i++) {
      bench.begin(75)
      bench.run(600_000)
      governor.end(bench.now)
    }
    expect(governor.handHz2s / massagerMotor.hz2sPerPoint).toBeCloseTo(29.3, 0)
  })

  it.each([
    [1, ALLOWED],
    [0, STOP_HAND],
  ])('the limit less %i', (less, expected) => {
    after(limits.HAND_MAX_POINTS, less)
    expect(governor.findStopReason(0)).toBe(expected)
  })

  it('warns once, at half of it', () => {
    const bench = after(limits.HAND_WARN_POINTS, 5000)
    bench.begin(100).run(limits.CHECK_MS)
    expect(bench.warnings).toBe(0)
    bench.run(limits.CHECK_MS)
    expect(bench.warnings).toBe(1)
    bench.run(60_000)
    expect(bench.warnings).toBe(1)
  })

  it.each([
    [1, 0],
    [0, 1],
  ])('half of it less %i: %i warnings', (less, warnings) => {
    const bench = after(limits.HAND_WARN_POINTS, less).begin(0)
    bench.run(limits.CHECK_MS)
    expect(bench.warnings).toBe(warnings)
  })

  it('warns anew the next day', () => {
    const bench = after(limits.HAND_WARN_POINTS).begin(0)
    bench.run(limits.CHECK_MS)
    governor.end(bench.now)
    bench.now = DAY_MS
    bench.sense()
    expect([bench.warnings, governor.handHz2s]).toEqual([1, 0])
    for (let i = 0; i < 6; i++) {
      bench.begin(100).run(800_000)
      governor.end(bench.now)
    }
    expect(bench.warnings).toBe(2)
  })

  it('is forgotten after a day of power where no clock is known', () => {
    const bench = after(limits.HAND_MAX_POINTS)
    bench.now = DAY_MS - 1
    bench.sense()
    expect(governor.findStopReason(bench.now)).toBe(STOP_HAND)
    bench.now = DAY_MS
    bench.sense()
    expect(governor.findStopReason(bench.now)).toBe(ALLOWED)
  })

  it.each([
    [DAY_MS - 1, true],
    [DAY_MS, false],
  ])('is forgotten a second time only after another day: %i ms', (ms, kept) => {
    const bench = after(limits.HAND_MAX_POINTS)
    bench.now = DAY_MS
    bench.sense()
    bench.begin()
    bench.run(60_000)
    governor.end(bench.now)
    bench.now = DAY_MS + ms
    bench.sense()
    expect(governor.handHz2s > 0).toBe(kept)
  })

  it.each([
    [20_000, true],
    [0, false],
    [19_999, false],
    [20_001, false],
  ])('once day 20000 is known, at 24 h of power and on day %i it is still counted: %s', (day, kept) => {
    const bench = after(limits.HAND_MAX_POINTS)
    bench.now = 10 * 60 * 60_000
    bench.day = 20_000
    bench.sense()
    bench.now = DAY_MS
    bench.day = day
    bench.sense()
    expect(governor.handHz2s > 0).toBe(kept)
  })
})
