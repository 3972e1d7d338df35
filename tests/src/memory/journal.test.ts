// What a session leaves behind, and what of it outlives a power cut.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as massager from '../../../src/massager.ts'
import { LOCKED, OFF, RUNNING } from '../../../src/massager.ts'
import * as journal from '../../../src/memory/journal.ts'
import { MAX_RECORDS, RECORD_CHARS, ZERO } from '../../../src/memory/journal.ts'
import * as settings from '../../../src/memory/settings.ts'
import { OPEN_FIELD, RUN_MS_FIELD, SESSIONS_FIELD } from '../../../src/memory/settings.ts'
import * as governor from '../../../src/motor/governor.ts'
import { Bench, UNLOCKED } from '../massager-bench.ts'

const digits = (record: string) => [...record].map((c) => c.charCodeAt(0) - ZERO)
const field = (which: number) => Number(massager.takeSettings().split(',')[which])

/** A session of the knot program, that long. */
const session = (ms: number, bench = new Bench()) => {
  bench.press(900).run(ms - 100)
  return bench.press(900).run(1000)
}

describe('a record', () => {
  it('of a session that the owner ended: program and strength, no limit, its times, its points, its warmth', () => {
    session(60_000)
    const record = digits(journal.pending)
    expect(record).toHaveLength(RECORD_CHARS)
    // The day is unknown, knot at strength 2, ended by the owner at the first spot.
    expect(record.slice(0, 4)).toEqual([0, 0, 1, journal.BY_OWNER + journal.ENDINGS])
    const [low, middle, high] = record.slice(4, 7)
    // Strength 2 plays level 68 as 48: the middle band, but for the ramp.
    expect([low, middle, high]).toEqual([0, 5, 0])
    // 0.3 points: a minute at 39 Hz.
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
    ['a button that hangs', (bench: Bench) => bench.setButton(1).run(31_000), journal.BY_OWNER],
  ])('ended by %s', (_, end, ending) => {
    const bench = new Bench().press(900).run(19_000)
    journal.reset()
    end(bench)
    expect(bench.state).not.toBe(RUNNING)
    expect(digits(journal.pending)[3]! % journal.ENDINGS).toBe(ending)
  })

  it('a reason of before is none of the next session', () => {
    const bench = session(5000)
    bench.setCharger(1).run(1000).setCharger(0).run(1000)
    journal.reset()
    session(5000, bench)
    expect(digits(journal.pending)[3]! % journal.ENDINGS).toBe(journal.BY_OWNER)
  })

  it('every text in it is printable, and nothing that the store needs', () => {
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
          const [low, high] = digits(journal.pending)
          expect(low! + high! * journal.BASE).toBe(day % journal.DAY_MODULUS)
        },
      ),
    )
  })
})

describe('the ring', () => {
  it('keeps the newest sessions, and no more', () => {
    new Bench()
    let stored = ''
    for (let i = 1; i <= MAX_RECORDS + 3; i++) {
      journal.openRecord(i)
      journal.closeRecord(0, 0, 1)
      const place = settings.saved[settings.JOURNAL_FIELD]!
      stored = journal.appendPending(stored)
      journal.markStored()
      expect(settings.saved[settings.JOURNAL_FIELD]).toBe(1 - place)
      expect(stored.length).toBe(Math.min(i, MAX_RECORDS) * RECORD_CHARS)
    }
    expect(digits(stored.slice(0, 1))).toEqual([4])
    expect(digits(stored.slice(-RECORD_CHARS)).slice(0, 1)).toEqual([MAX_RECORDS + 3])
  })

  it.each([0, 1, 8])('half a record that a cut has left (%i characters) is dropped', (left) => {
    new Bench()
    journal.openRecord(1)
    journal.closeRecord(0, 0, 1)
    const whole = journal.appendPending('')
    expect(journal.appendPending(whole + 'x'.repeat(left))).toBe(whole + whole)
  })
})

describe('totals', () => {
  it('count sessions and the time that the motor ran', () => {
    const bench = session(20_000)
    session(30_000, bench)
    expect(field(SESSIONS_FIELD)).toBe(2)
    expect(Math.abs(field(RUN_MS_FIELD) - 50_000)).toBeLessThan(3000)
  })
})

describe('power that goes in a session', () => {
  const cut = () => {
    new Bench().press(900)
    return massager.takeSettings()
  }

  it('is known at power-up: a record of it, its fifteen minutes, and the rest', () => {
    const stored = cut()
    expect(Number(stored.split(',')[OPEN_FIELD])).toBeGreaterThanOrEqual(settings.OPEN)
    const bench = new Bench(stored)
    expect(bench.state).toBe(OFF)
    expect(massager.isUnsaved).toBe(true)
    // With the strength that was stored: nobody knows what was pressed since.
    expect(digits(journal.pending).slice(2)).toEqual([2, journal.BY_POWER_CUT, 0, 0, 0, 0, 0])
    expect(governor.usedMs - 15 * 60_000).toBeGreaterThanOrEqual(0)
    expect(governor.usedMs - 15 * 60_000).toBeLessThan(1000)
    expect(governor.findStopReason(10 * 60_000 - 1)).toBe(governor.STOP_REST)
    expect(governor.findStopReason(10 * 60_000)).toBe(governor.ALLOWED)
  })

  it('counts once: the next power-up has the rest again, but no second record', () => {
    new Bench(cut())
    const again = massager.takeSettings()
    new Bench(again)
    expect(journal.pending).toBe('')
    expect(massager.isUnsaved).toBe(false)
    expect(governor.findStopReason(0)).toBe(governor.STOP_REST)
    expect(Number(again.split(',')[SESSIONS_FIELD])).toBe(1)
  })

  it('a session that ended well leaves no rest, a full one does', () => {
    session(5000)
    new Bench(massager.takeSettings())
    expect(governor.findStopReason(0)).toBe(governor.ALLOWED)
    const bench = new Bench().press(900)
    for (let minutes = 0; minutes < 16; minutes += 4) bench.run(240_000 - 1000).pressTimes(1)
    expect(bench.state).toBe(OFF)
    new Bench(massager.takeSettings())
    expect(governor.findStopReason(10 * 60_000 - 1)).toBe(governor.STOP_REST)
  })
})

describe('a store that is lost', () => {
  it('is locked, as soft as can be, and five winks say so once', () => {
    const bench = new Bench('').run(20_000)
    expect(bench.state).toBe(LOCKED)
    expect(bench.lights.filter(([, on]) => on)).toHaveLength(5)
    expect(massager.isUnsaved).toBe(true)
    const again = new Bench(massager.takeSettings()).run(20_000)
    expect(again.lights).toEqual([])
    again.pressTimes(3).press(900).run(2000)
    expect(massager.strength).toBe(1)
  })

  it('a new device says nothing', () => {
    expect(new Bench(null).run(20_000).lights).toEqual([])
    expect(massager.isUnsaved).toBe(false)
  })

  it('what an older firmware stored is no loss', () => {
    const bench = new Bench(UNLOCKED).run(20_000)
    expect([bench.state, bench.lights]).toEqual([OFF, []])
  })
})
