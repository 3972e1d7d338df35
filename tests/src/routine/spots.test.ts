// The spots: time on each, their order, marks, and when the light advises a professional.

import { beforeEach, describe, expect, it } from 'vitest'
import * as light from '../../../src/light.ts'
import * as massager from '../../../src/massager.ts'
import { OFF, RUNNING } from '../../../src/massager.ts'
import * as settings from '../../../src/memory/settings.ts'
import { DAYS_FIELD, SPOTS, saved } from '../../../src/memory/settings.ts'
import * as spots from '../../../src/routine/spots.ts'
import {
  DAYS_MAX,
  MARKS,
  NO_SPOT,
  SINCE_DAY,
  TODAY_MS,
  VISIT_MIN_MS,
  VISITS,
  VISITS_ADVISED,
  VISITS_MAX,
} from '../../../src/routine/spots.ts'
import { NEVER } from '../../../src/time.ts'
import { Bench, UNLOCKED } from '../massager-bench.ts'

const MINUTE_MS = 60_000

beforeEach(() => {
  settings.load(undefined)
  light.reset()
  spots.reset()
})

describe('time on a spot', () => {
  it.each([
    // Ms on the spot today, and ms left.
    [0, 5 * MINUTE_MS],
    [5 * MINUTE_MS - 1, 5 * MINUTE_MS],
    [5 * MINUTE_MS, 5 * MINUTE_MS],
    [5 * MINUTE_MS + 1, 5 * MINUTE_MS - 1],
    [10 * MINUTE_MS - 1, 1],
    [10 * MINUTE_MS, 0],
  ])('of %i ms today leaves %i ms', (todayMs, leftMs) => {
    saved[TODAY_MS + 1] = todayMs
    spots.moveTo(1, 7000)
    expect(spots.leaveAt).toBe(7000 + leftMs)
  })

  it('counts when the spot is left, and never ends without a spot', () => {
    spots.moveTo(2, 1000)
    spots.moveTo(NO_SPOT, 4000)
    expect(saved.slice(TODAY_MS, TODAY_MS + SPOTS)).toEqual([0, 0, 3000])
    expect(spots.leaveAt).toBe(NEVER)
    spots.moveTo(NO_SPOT, 9000)
    expect(saved.slice(TODAY_MS, TODAY_MS + SPOTS)).toEqual([0, 0, 3000])
  })

  it('starts again each day, on every spot, and nothing else changes', () => {
    const fields = saved.map((_, field) => 100 + field)
    saved.splice(0, fields.length, ...fields)
    spots.startDay()
    expect(saved).toEqual(fields.map((value, field) => (field >= TODAY_MS && field < TODAY_MS + SPOTS ? 0 : value)))
  })
})

describe('findUsable()', () => {
  it.each([
    // Visits, marks and minutes today of each spot; the first to consider; the result.
    [[0, 0, 0], [0, 0, 0], [0, 0, 0], 0, 0],
    [[5, 0, 0], [0, 0, 0], [0, 0, 0], 1, NO_SPOT],
    [[5, 1, 0], [0, 0, 0], [0, 0, 0], 1, 1],
    [[5, 0, 2], [0, 0, 0], [0, 0, 0], 1, 2],
    [[5, 0, 0], [0, 1, 0], [0, 0, 0], 1, 1],
    [[5, 2, 1], [0, 2, 0], [0, 0, 0], 1, 2],
    [[5, 2, 1], [0, 3, 0], [0, 0, 0], 1, 1],
    [[5, 2, 1], [0, 0, 0], [0, 10, 0], 1, 2],
    [[5, 2, 1], [2, 0, 0], [0, 0, 0], 0, 1],
    [[5, 2, 1], [0, 0, 0], [10, 10, 10], 0, NO_SPOT],
    [[6, 3, 3], [0, 0, 0], [10, 10, 10], 0, NO_SPOT],
    [[5, 2, 1], [0, 0, 0], [0, 0, 0], 3, NO_SPOT],
  ])('with visits %j, marks %j, minutes %j, from spot %i on, answers %i', (visits, marks, minutes, from, spot) => {
    for (let n = 0; n < SPOTS; n++) {
      saved[VISITS + n] = visits[n]!
      saved[MARKS + n] = marks[n]!
      saved[TODAY_MS + n] = minutes[n]! * MINUTE_MS
    }
    expect(spots.findUsable(from)).toBe(spot)
  })
})

const EACH_SPOT = [0, 1, 2]

describe.each(EACH_SPOT)('visits to spot %i', (spot) => {
  /** The stored numbers of the other spots. */
  const othersIn = (first: number) => saved.slice(first, first + SPOTS).filter((_, n) => n !== spot)

  it.each([
    [VISIT_MIN_MS - 1, 0],
    [VISIT_MIN_MS, 1],
    [VISIT_MIN_MS + 1, 1],
  ])('after %i ms are %i', (ms, visits) => {
    spots.moveTo(spot, 70_000)
    spots.moveTo(NO_SPOT, 70_000 + ms)
    expect(saved[VISITS + spot]).toBe(visits)
    expect(othersIn(VISITS)).toEqual([0, 0])
  })

  it('begin on the day of the first, which a power cut does not change', () => {
    for (const day of [7, 9]) {
      saved[DAYS_FIELD] = day
      spots.moveTo(spot, 0)
      spots.moveTo(NO_SPOT, VISIT_MIN_MS)
      settings.load(settings.toLine())
    }
    expect(saved[SINCE_DAY + spot]).toBe(7)
    expect(othersIn(SINCE_DAY)).toEqual([0, 0])
  })

  it('count from 0 again after every mark', () => {
    for (let n = 0; n < SPOTS; n++) saved[VISITS + n] = 5
    spots.moveTo(spot, 0)
    expect(spots.addMark()).toBe(1)
    expect([saved[VISITS + spot], saved[MARKS + spot]]).toEqual([0, 1])
    expect([othersIn(VISITS), othersIn(MARKS)]).toEqual([
      [5, 5],
      [0, 0],
    ])
  })
})

describe.each(EACH_SPOT)('marks of spot %i', (spot) => {
  it('go round in one stay without counting as pain that came back', () => {
    saved[MARKS + spot] = 3
    spots.moveTo(spot, 0)
    expect([spots.addMark(), spots.addMark(), spots.addMark(), spots.addMark()]).toEqual([4, 5, 3, 4])
  })

  it('count as pain that came back once the spot was left in between', () => {
    spots.moveTo(spot, 0)
    expect([spots.addMark(), spots.addMark()]).toEqual([1, 2])
    spots.moveTo(NO_SPOT, 1)
    spots.moveTo(spot, 2)
    expect(spots.addMark()).toBe(3)
  })
})

describe.each(EACH_SPOT)('the light, at spot %i,', (spot) => {
  /** Makes one more visit. Returns whether the light advises a professional. */
  const isAdvised = (ms = VISIT_MIN_MS) => {
    light.reset()
    spots.moveTo(spot, 0)
    spots.moveTo(NO_SPOT, ms)
    return light.nextAt < NEVER
  }

  it.each([
    // Visits before, days since the first, marks; whether the light advises.
    [VISITS_MAX - 2, 0, 0, false],
    [VISITS_MAX - 1, 0, 0, true],
    [VISITS_MAX, 0, 0, true],
    [1, DAYS_MAX - 1, 0, false],
    [1, DAYS_MAX, 0, true],
    [0, DAYS_MAX, 0, false],
    [0, 0, 3, false],
    [0, 0, 5, false],
    [0, 0, 6, true],
    // Not while pain or lump are gone.
    [VISITS_MAX, DAYS_MAX, 1, false],
    [VISITS_MAX, DAYS_MAX, 2, false],
    [VISITS_MAX, DAYS_MAX, 3, true],
    // Not a second time.
    [VISITS_ADVISED, DAYS_MAX, 0, false],
  ])('after %i visits, %i days and %i marks advises a professional: %s', (visits, days, marks, expected) => {
    saved[VISITS + spot] = visits
    saved[MARKS + spot] = marks
    saved[DAYS_FIELD] = 100
    saved[SINCE_DAY + spot] = 100 - days
    expect(isAdvised()).toBe(expected)
    // No second time, after however short a stay.
    if (expected) expect([saved[VISITS + spot], isAdvised(0), isAdvised()]).toEqual([VISITS_ADVISED, false, false])
  })
})

it('the light says three times that a professional should see the spot', () => {
  const bench = new Bench(UNLOCKED).press(900).run(VISIT_MIN_MS)
  saved[VISITS] = VISITS_MAX - 1
  expect(bench.listen(() => bench.press(900).run(30_000))).toEqual(Array(3).fill('professional 6'))
})

describe('in a session', () => {
  it('four presses go to the next of three spots, and the session goes on', () => {
    const bench = new Bench(UNLOCKED).press(900).run(5000)
    expect(spots.spot).toBe(0)
    for (const next of [1, 2, 0]) {
      bench.pressTimes(4)
      expect([bench.state, spots.spot]).toEqual([RUNNING, next])
    }
  })

  it('a program that is not for spots has no spot, and three presses mark none', () => {
    const bench = new Bench(UNLOCKED).press(900).run(1000).pressTimes(1).run(5000)
    expect([massager.program, spots.spot]).toEqual([1, NO_SPOT])
    const before = massager.takeSettings()
    bench.pressTimes(3).pressTimes(4)
    expect(massager.takeSettings().split(',').slice(MARKS)).toEqual(before.split(',').slice(MARKS))
    expect([bench.state, spots.spot]).toEqual([RUNNING, NO_SPOT])
  })

  it('a spot with ten minutes today does not start, and the light says so', () => {
    const bench = new Bench('2,0,3').run(100)
    saved[TODAY_MS] = 10 * MINUTE_MS
    bench.press(900).run(20_000)
    expect([bench.state, bench.duties]).toEqual([OFF, []])
    expect(bench.said).toEqual(Array(3).fill('refused spot 6'))
  })

  it('marks survive a power cut, and the time of today only where the calendar is known', () => {
    const bench = new Bench(UNLOCKED)
    bench.day = 20_000
    bench.press(900).run(61_000).pressTimes(3).press(900).run(1000)
    const stored = massager.takeSettings()
    const again = new Bench(stored, undefined, 20_000)
    expect(saved[MARKS]).toBe(1)
    expect(saved[TODAY_MS]).toBeGreaterThan(MINUTE_MS)
    expect(again.state).toBe(OFF)
    // Without a clock, whether it was set before or not.
    for (const day of ['20000', '0']) {
      new Bench(stored.split(',').with(settings.DAY_FIELD, day).join(','))
      expect([saved[MARKS], saved[TODAY_MS]]).toEqual([1, 0])
    }
  })
})
