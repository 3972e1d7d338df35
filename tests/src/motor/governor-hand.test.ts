// Hand time: the vibration of the hand that holds the device, its limit of a day, and how it fades without a clock.

import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import { addUse } from '../../../src/motor/day.ts'
import * as governor from '../../../src/motor/governor.ts'
import { ALLOWED, STOP_HAND } from '../../../src/motor/governor.ts'
import { DAY_MS, MINUTE_MS } from '../../../src/time.ts'
import { Bench } from './governor-bench.ts'

describe('hand time', () => {
  /** A bench with `points` of hand time, less `lessHz2s`. */
  const benchWithPoints = (points: number, lessHz2s = 0) => {
    const bench = new Bench()
    governor.reset(massagerMotor, 0, 0, points * massagerMotor.hz2sPerPoint - lessHz2s, 0, 0, 0)
    bench.check()
    return bench
  }

  it('of an hour at 50 Hz is 29.3 points, about the 30 of the source', () => {
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
  ])('%i Hz² s below the limit gives the reason %i', (less, reason) => {
    benchWithPoints(limits.HAND_MAX_POINTS, less)
    expect(governor.findStopReason(0)).toBe(reason)
  })

  it.each([
    [1, limits.SESSION_MAX_MS],
    [0, 0],
  ])('%i Hz² s below the limit makes a check in a session end it at %i ms', (less, limitAt) => {
    const bench = benchWithPoints(limits.HAND_MAX_POINTS, less).begin(0)
    bench.check()
    expect(governor.limitAt).toBe(limitAt)
  })

  it('warns once, at half of the limit', () => {
    const bench = benchWithPoints(limits.HAND_WARN_POINTS, 5000)
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
  ])('%i Hz² s below half of the limit gives %i warnings', (less, warnings) => {
    const bench = benchWithPoints(limits.HAND_WARN_POINTS, less).begin(0)
    bench.run(limits.CHECK_MS)
    expect(bench.warnings).toBe(warnings)
  })

  it('warns again the next day', () => {
    const bench = benchWithPoints(limits.HAND_WARN_POINTS).begin(0)
    bench.run(limits.CHECK_MS)
    governor.end(bench.now)
    bench.now = DAY_MS
    bench.check()
    expect([bench.warnings, governor.handHz2s]).toEqual([1, 0])
    for (let i = 0; i < 6; i++) {
      bench.begin(100).run(800_000)
      governor.end(bench.now)
    }
    expect(bench.warnings).toBe(2)
  })

  it.each([
    ['fades to half in 12 h of power where the clock is unknown', 12, 50],
    ['is 0 after 24 h of power where the clock is unknown', 24, 0],
  ])('%s', (_, hours, points) => {
    const bench = benchWithPoints(limits.HAND_MAX_POINTS)
    bench.now = hours * 60 * MINUTE_MS
    bench.check()
    expect(governor.handHz2s / massagerMotor.hz2sPerPoint).toBeCloseTo(points, 6)
    expect(governor.findStopReason(bench.now)).toBe(ALLOWED)
  })

  it('of a session is all counted when it ends, and fades only then', () => {
    const bench = benchWithPoints(0)
    bench.begin(100).run(600_000)
    governor.end(bench.now)
    const counted = governor.handHz2s
    bench.now += MINUTE_MS
    bench.check()
    expect(counted / massagerMotor.hz2sPerPoint).toBeCloseTo(7, 0)
    // 11 min, of 24 h that take 100 points.
    expect((counted - governor.handHz2s) / massagerMotor.hz2sPerPoint).toBeCloseTo((100 * 11) / 1440, 1)
  })

  /** Switches the device off and on, on a board without a clock, and uses `points` of hand time. */
  const useAfterPowerUp = (points: number) => {
    governor.reset(massagerMotor, 0, 0, governor.handHz2s, 0, governor.earlierHz2s, 0)
    governor.checkReadings(3900, 25, 0, 0, 0)
    const reason = governor.findStopReason(0)
    governor.begin(0, 0, 0)
    addUse(points * 1000, massagerMotor.hz2sPerPoint / 1000)
    governor.end(1)
    return reason
  }

  it('never refuses an owner who switches the device off after 45 points, for a year', () => {
    benchWithPoints(0)
    for (let day = 0; day < 365; day++) expect(useAfterPowerUp(45)).toBe(ALLOWED)
  })

  it('refuses after 100 points, however often the device is switched off and on without a session', () => {
    benchWithPoints(0)
    useAfterPowerUp(100)
    for (let i = 0; i < 10; i++) expect(useAfterPowerUp(0)).toBe(STOP_HAND)
  })

  it.each([
    [20_000, true],
    [0, true],
    [19_999, false],
    [20_001, false],
  ])('of day 20000 still counts on day %i after 24 h of power: %s', (day, isCounted) => {
    const bench = benchWithPoints(limits.HAND_MAX_POINTS)
    bench.now = 10 * 60 * 60_000
    bench.day = 20_000
    bench.check()
    bench.now = DAY_MS
    bench.day = day
    bench.check()
    expect(governor.handHz2s > 0).toBe(isCounted)
  })
})
