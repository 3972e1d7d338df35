// Limits of the session, of the day and of hand time; the kick of a next session, and what a calibration may drive.

import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import { ALLOWED, STOP_DAY, STOP_REST } from '../../../src/motor/governor.ts'
import { NEVER } from '../../../src/time.ts'
import { Bench, nextAt } from './governor-bench.ts'

describe('a session', () => {
  it.each([
    [limits.SESSION_MAX_MS - 1, ALLOWED],
    [limits.SESSION_MAX_MS, STOP_REST],
  ])('of %i ms gives the reason %i', (ms, reason) => {
    const bench = new Bench().begin()
    expect(bench.run(ms)).toBe(reason)
    expect(bench.duty > 0).toBe(reason === ALLOWED)
  })

  it('ends at its limit to the millisecond, whatever level is wanted', () => {
    const bench = new Bench().begin()
    bench.run(60_000)
    governor.drive(100, bench.now)
    expect(bench.run(10 * limits.SESSION_MAX_MS)).toBe(STOP_REST)
    expect(bench.now).toBe(limits.SESSION_MAX_MS)
    governor.drive(100, bench.now + 1)
    expect(governor.duty).toBe(0)
    expect(nextAt()).toBe(NEVER)
  })

  it.each([
    [limits.REST_MS - 1, STOP_REST],
    [limits.REST_MS, ALLOWED],
    [limits.REST_MS + 1, ALLOWED],
  ])('that begins %i ms after a full one gives the reason %i', (ms, reason) => {
    const bench = new Bench().begin()
    bench.run(limits.SESSION_MAX_MS)
    expect(governor.findStopReason(limits.SESSION_MAX_MS + ms)).toBe(reason)
  })

  it('needs no rest after one that was not full', () => {
    const bench = new Bench().begin()
    bench.run(limits.SESSION_MAX_MS - 1)
    governor.end(bench.now)
    expect(governor.findStopReason(bench.now)).toBe(ALLOWED)
  })

  it('that is ended twice counts no more time and needs no more rest', () => {
    const bench = new Bench().begin()
    bench.run(limits.SESSION_MAX_MS)
    const { usedMs, handHz2s } = governor
    governor.end(bench.now + limits.REST_MS)
    expect([governor.usedMs, governor.handHz2s]).toEqual([usedMs, handHz2s])
    expect(governor.findStopReason(bench.now + limits.REST_MS)).toBe(ALLOWED)
  })
})

describe('the motor', () => {
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
})

describe('the limit of a day', () => {
  /** A bench after `ms` of motor time on day 20000, in sessions with rests. */
  const benchAfterUse = (ms: number) => {
    const bench = new Bench()
    bench.day = 20_000
    bench.check()
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
  ])('after %i ms of motor time gives the reason %i', (ms, reason) => {
    const bench = benchAfterUse(ms)
    expect(governor.findStopReason(bench.now)).toBe(reason)
  })

  it('ends a session to the millisecond', () => {
    const bench = benchAfterUse(limits.DAY_MAX_MS - 1234)
    const from = bench.now
    bench.begin()
    expect(bench.run(60_000)).toBe(STOP_DAY)
    expect(bench.now - from).toBe(1234)
  })

  it('counts from 0 on a new day, but not after the clock was set back', () => {
    const bench = benchAfterUse(limits.DAY_MAX_MS)
    bench.day = 19_999
    bench.check()
    expect(governor.findStopReason(bench.now)).toBe(STOP_DAY)
    bench.day = 20_000
    bench.check()
    expect(governor.findStopReason(bench.now)).toBe(STOP_DAY)
    bench.day = 20_001
    bench.check()
    expect(governor.findStopReason(bench.now)).toBe(ALLOWED)
  })

  it('counts on when the clock is set for the first time', () => {
    const bench = new Bench().begin()
    bench.run(60_000)
    bench.day = 20_000
    bench.check()
    expect([governor.dayNumber, governor.usedMs]).toEqual([20_000, 60_000])
    expect(governor.handHz2s).toBeGreaterThan(0)
  })

  it('does not hold where the clock is unknown', () => {
    const bench = new Bench()
    for (let i = 0; i < 4; i++) {
      bench.begin()
      bench.run(limits.SESSION_MAX_MS)
      bench.now += limits.REST_MS
    }
    expect(governor.findStopReason(bench.now)).toBe(ALLOWED)
  })

  it('holds after a power cut', () => {
    benchAfterUse(limits.DAY_MAX_MS)
    governor.reset(massagerMotor, governor.dayNumber, governor.usedMs, governor.handHz2s, 0, 0, 0)
    governor.checkReadings(3900, 25, 0, 20_000, 0)
    expect(governor.findStopReason(0)).toBe(STOP_DAY)
  })
})

describe('driveVoltage()', () => {
  const TOP_MV = massagerMotor.mv.at(-1)!

  it.each([
    [-1, false, 0],
    [0, true, 0],
    [1000, true, 1000],
    [TOP_MV, true, TOP_MV],
    [TOP_MV + 1, true, TOP_MV],
    [9999, true, TOP_MV],
  ])('for %i mV answers %s, and drives %i mV', (mv, isAllowed, drivenMv) => {
    new Bench().begin(50)
    expect(governor.driveVoltage(mv)).toBe(isAllowed)
    expect(governor.duty).toBe(Math.floor((drivenMv * 1000) / 3900))
  })

  it.each([
    ['outside a session', { mv: 3900, celsius: 25, isRunning: false }],
    ['with a soft battery', { mv: limits.SOFT_BELOW_MV - 1, celsius: 25, isRunning: true }],
    ['with a warm case', { mv: 3900, celsius: limits.SOFT_FROM_C, isRunning: true }],
  ])('%s answers false, with a duty of 0', (_, { mv, celsius, isRunning }) => {
    const bench = new Bench().begin(50)
    bench.run(1000)
    Object.assign(bench, { mv, celsius })
    bench.check()
    if (!isRunning) governor.end(bench.now)
    expect(governor.driveVoltage(2000)).toBe(false)
    expect(governor.duty).toBe(0)
  })
})
