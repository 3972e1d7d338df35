// The plan: on which days a session is due, and how the light shows it.

import { describe, expect, it } from 'vitest'
import * as massager from '../../../src/massager.ts'
import * as settings from '../../../src/memory/settings.ts'
import { DAYS_FIELD, LAST_SESSION_DAY_FIELD, PLAN_FIELD, saved } from '../../../src/memory/settings.ts'
import * as plan from '../../../src/routine/plan.ts'
import { DONE, DUE, MISSED, NO_PLAN } from '../../../src/routine/plan.ts'
import { Bench, UNLOCKED } from '../massager-bench.ts'

const DAY_MS = 24 * 3_600_000

it.each([
  // Day of the plan, days since the last session, status.
  [0, 0, DONE],
  [0, 1, DUE],
  [9, 1, DUE],
  [9, 2, MISSED],
  [10, 1, DONE],
  [10, 2, DUE],
  [10, 3, MISSED],
  [83, 1, DONE],
  [83, 2, DUE],
  [83, 3, MISSED],
  [84, 2, DONE],
  [84, 3, DUE],
  [84, 4, MISSED],
  [5000, 3, DUE],
])('on day %i, %i days after the last session, the status is %i', (day, sinceDays, status) => {
  settings.load(undefined)
  saved[PLAN_FIELD] = 7
  saved[DAYS_FIELD] = 7 + day
  saved[LAST_SESSION_DAY_FIELD] = 7 + day - sinceDays
  expect(plan.statusToday()).toBe(status)
})

it('a plan that begins has a session due at once', () => {
  settings.load(undefined)
  expect(plan.statusToday()).toBe(NO_PLAN)
  plan.beginPlan()
  expect(plan.statusToday()).toBe(DUE)
  // Day 0 would mean no plan.
  expect(saved[PLAN_FIELD]).toBeGreaterThan(0)
})

it('a power-up without a calendar makes the next session due, and a second one does not make it late', () => {
  settings.load(undefined)
  plan.beginPlan()
  saved[LAST_SESSION_DAY_FIELD] = saved[DAYS_FIELD]!
  expect(plan.statusToday()).toBe(DONE)
  plan.assumeSessionDue()
  expect(plan.statusToday()).toBe(DUE)
  const days = saved[DAYS_FIELD]
  plan.assumeSessionDue()
  expect(saved[DAYS_FIELD]).toBe(days)
})

describe('the plan', () => {
  /** The number that the light says after two presses while off. */
  const countDips = (bench: Bench) =>
    Number(
      bench
        .listen(() => bench.pressTimes(2).run(10_000))[0]!
        .split(' ')
        .at(-1),
    )

  it('counts a session from three minutes of motor time on', () => {
    for (const [ms, status] of [
      [180_000, DONE],
      [178_000, DUE],
    ] as const) {
      const bench = new Bench(UNLOCKED).run(100)
      expect(countDips(bench)).toBe(DUE)
      bench
        .press(900)
        .run(ms - 100)
        .press(900)
        .run(1000)
      expect(countDips(bench), String(ms)).toBe(status)
    }
  })

  it('counts a calendar day as one, a step of a year as seven days, and a step back as none', () => {
    const bench = new Bench(UNLOCKED).run(100)
    const day = (number: number) => {
      bench.day = number
      massager.checkSensors(bench.now)
      bench.applyAnswer()
      return Number(massager.takeSettings().split(',')[DAYS_FIELD])
    }
    expect(day(20_000)).toBe(0)
    expect(day(20_001)).toBe(1)
    expect(day(20_001)).toBe(1)
    expect(day(20_366)).toBe(8)
    expect(day(20_002)).toBe(8)
    // After a step back, a day is 24 h of power.
    bench.run(DAY_MS)
    expect(day(20_002)).toBe(9)
  })

  it('does not end when pain or lump are marked as gone', () => {
    const bench = new Bench(UNLOCKED).run(100)
    countDips(bench)
    bench.press(900).run(2000).pressTimes(3).pressTimes(3).run(6000).press(900).run(1000)
    expect(countDips(bench)).toBe(DUE)
  })

  it('begins again when a host asks, in any state', () => {
    const bench = new Bench(null).run(100)
    bench.request(massager.ASK_PLAN)
    expect(Number(massager.takeSettings().split(',')[PLAN_FIELD])).toBe(1)
    bench.request(massager.ASK_PLAN)
    expect(Number(massager.takeSettings().split(',')[PLAN_FIELD])).toBe(2)
  })
})
