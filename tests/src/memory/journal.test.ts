// The records of sessions, the totals, and what a power cut leaves.

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deviceFacts } from '../../../hal/boards/facts/device-facts.ts'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import { plugDevice } from '../../../sim/device/hardware/plugged-device.ts'
import { SENSE_MS } from '../../../src/limits.ts'
import * as massager from '../../../src/massager.ts'
import { LOCKED, OFF, RUNNING } from '../../../src/massager.ts'
import * as journal from '../../../src/memory/journal.ts'
import { RECORD_CHARS, ZERO } from '../../../src/memory/journal.ts'
import * as settings from '../../../src/memory/settings.ts'
import { OPEN_FIELD, RUN_MS_FIELD, SESSIONS_FIELD } from '../../../src/memory/settings.ts'
import * as governor from '../../../src/motor/governor.ts'
import { Bench, UNLOCKED } from '../massager-bench.ts'

const digitsOf = (record: string) => [...record].map((c) => c.charCodeAt(0) - ZERO)
const readField = (field: number) => Number(massager.takeSettings().split(',')[field])

/** Plays a session of the knot program of `ms`. */
const playSession = (ms: number, bench = new Bench()) => {
  bench.press(900).run(ms - 100)
  return bench.press(900).run(1000)
}

describe('a record', () => {
  it('has day, program, strength, ending, times, hand time and temperature of a session that the owner ended', () => {
    playSession(60_000)
    const record = digitsOf(journal.pending)
    expect(record).toHaveLength(RECORD_CHARS)
    // Unknown day, program knot, strength 2, ended by the owner at the first spot.
    expect(record.slice(0, 4)).toEqual([0, 0, 1, journal.BY_OWNER + journal.ENDINGS])
    const [low, middle, high] = record.slice(4, 7)
    // Strength 2 plays level 68 as 48, which is in the middle band.
    expect([low, middle, high]).toEqual([0, 5, 0])
    // A minute at 39 Hz is 0.3 points.
    expect(record[7]).toBe(1)
    expect(record[8]).toBe(25)
  })

  it.each([
    ['the program', (bench: Bench) => bench.run(300_000), journal.BY_PROGRAM],
    ['the charger', (bench: Bench) => bench.setCharger(1), journal.BY_CHARGER],
    ['a fault', () => massager.fail(massager.FAULT_EXCEPTION, 20_000), journal.BY_FAULT],
    [
      'a low battery',
      (bench: Bench) => {
        bench.mv = 3000
        bench.run(10_000)
      },
      governor.STOP_BATTERY,
    ],
    [
      'heat',
      (bench: Bench) => {
        bench.celsius = 44
        massager.checkSensors(bench.now)
        bench.applyAnswer()
        bench.run(2000)
      },
      governor.STOP_HEAT,
    ],
    ['a stuck button', (bench: Bench) => bench.setButton(1).run(31_000), journal.BY_OWNER],
  ])('has the ending of a session that was ended by %s', (_, end, ending) => {
    const bench = new Bench().press(900).run(19_000)
    journal.reset()
    end(bench)
    expect(bench.state).not.toBe(RUNNING)
    expect(digitsOf(journal.pending)[3]! % journal.ENDINGS).toBe(ending)
  })

  describe('of a device that senses the current', () => {
    beforeEach(() => plugDevice(deviceFacts({ motor: massagerMotor, senseMvPerA: 1000, senseOf: 'motor' })))
    afterEach(() => plugDevice())
    const endOf = (end: (bench: Bench) => void) => {
      const bench = new Bench().press(900).run(5000)
      journal.reset()
      end(bench)
      expect(bench.run(2000).state).toBe(OFF)
      return digitsOf(journal.pending)[3]! % journal.ENDINGS
    }

    it('has the ending of a stall', () => {
      const stall = (bench: Bench) => {
        for (let reading = 0; reading < 20 && !massager.noteCurrent(5000, bench.now); reading++) bench.run(SENSE_MS)
      }
      expect(endOf(stall)).toBe(journal.BY_STALL)
    })

    it('has another ending of another limit', () => {
      const heat = (bench: Bench) => {
        bench.celsius = 44
        massager.checkSensors(bench.now)
        bench.applyAnswer()
      }
      expect(endOf(heat)).toBe(governor.STOP_HEAT)
    })
  })

  it('does not have the ending of the session before', () => {
    const bench = playSession(5000)
    bench.setCharger(1).run(1000).setCharger(0).run(1000)
    journal.reset()
    playSession(5000, bench)
    expect(digitsOf(journal.pending)[3]! % journal.ENDINGS).toBe(journal.BY_OWNER)
  })

  it('has nine printable characters, none of which the store uses', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        (day, ending, program, strength) => {
          settings.load('2,0,3')
          journal.reset()
          journal.openRecord(day)
          journal.closeRecord(ending, program, strength)
          expect(journal.pending).toMatch(/^[#-{]{9}$/)
          const [low, high] = digitsOf(journal.pending)
          expect(low! + high! * journal.BASE).toBe(day % journal.DAY_MODULUS)
        },
      ),
    )
  })
})

it('the record of a session is pending until it is stored', () => {
  new Bench()
  expect(journal.pending).toBe('')
  journal.openRecord(5)
  journal.closeRecord(0, 0, 1)
  expect(digitsOf(journal.pending)).toHaveLength(RECORD_CHARS)
  journal.markStored()
  expect(journal.pending).toBe('')
})

describe('totals', () => {
  it('count the sessions and their motor time', () => {
    const bench = playSession(20_000)
    playSession(30_000, bench)
    expect(readField(SESSIONS_FIELD)).toBe(2)
    expect(Math.abs(readField(RUN_MS_FIELD) - 50_000)).toBeLessThan(3000)
  })
})

describe('a power cut in a session', () => {
  /** Settings stored at a power cut just after the start. */
  const cutPower = () => {
    new Bench().press(900)
    return massager.takeSettings()
  }

  it('is noticed at power-up: a record is written, fifteen minutes count, and a rest begins', () => {
    const stored = cutPower()
    expect(Number(stored.split(',')[OPEN_FIELD])).toBeGreaterThanOrEqual(settings.OPEN)
    const bench = new Bench(stored)
    expect(bench.state).toBe(OFF)
    expect(massager.isUnsaved).toBe(true)
    // The record has the stored strength: later presses are unknown.
    expect(digitsOf(journal.pending).slice(2)).toEqual([2, journal.BY_POWER_CUT, 0, 0, 0, 0, 0])
    // That of the strongest session of fifteen minutes.
    expect(governor.handHz2s / massagerMotor.hz2sPerPoint).toBeCloseTo(10.6, 0)
    expect(governor.usedMs - 15 * 60_000).toBeGreaterThanOrEqual(0)
    expect(governor.usedMs - 15 * 60_000).toBeLessThan(1000)
    expect(governor.findStopReason(10 * 60_000 - 1)).toBe(governor.STOP_REST)
    expect(governor.findStopReason(10 * 60_000)).toBe(governor.ALLOWED)
  })

  it('is recorded once: the next power-up has the rest again, but no second record', () => {
    new Bench(cutPower())
    const again = massager.takeSettings()
    new Bench(again)
    expect(journal.pending).toBe('')
    expect(massager.isUnsaved).toBe(false)
    expect(governor.findStopReason(0)).toBe(governor.STOP_REST)
    expect(Number(again.split(',')[SESSIONS_FIELD])).toBe(1)
  })

  it('is not assumed after a session that ended, and only a full one leaves a rest', () => {
    playSession(5000)
    new Bench(massager.takeSettings())
    expect(governor.findStopReason(0)).toBe(governor.ALLOWED)
    const bench = new Bench().press(900)
    for (let minutes = 0; minutes < 16; minutes += 4) bench.run(240_000 - 1000).pressTimes(1)
    expect(bench.state).toBe(OFF)
    new Bench(massager.takeSettings())
    expect(governor.findStopReason(10 * 60_000 - 1)).toBe(governor.STOP_REST)
  })
})

describe('a device', () => {
  it('that lost its settings is locked, at strength 1, and says so', () => {
    const bench = new Bench('').run(20_000)
    expect(bench.state).toBe(LOCKED)
    expect(bench.said).toEqual(Array(3).fill('settings lost 4'))
    expect(massager.isUnsaved).toBe(true)
    const again = new Bench(massager.takeSettings()).run(20_000)
    expect(again.lights).toEqual([])
    again.pressTimes(3).press(900).run(2000)
    expect(massager.strength).toBe(1)
  })

  it('that is new does not wink', () => {
    expect(new Bench(null).run(20_000).lights).toEqual([])
    expect(massager.isUnsaved).toBe(false)
  })

  it('with settings of an older firmware does not wink', () => {
    const bench = new Bench(UNLOCKED).run(20_000)
    expect([bench.state, bench.lights]).toEqual([OFF, []])
  })
})
