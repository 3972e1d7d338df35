// What the governor plans ahead: only what it would have driven itself, and it knows at any time where that is.

import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import { SENSORS_FINE } from '../../../src/motor/governor.ts'
import { levelDecihertz, motorMv } from '../../../src/motor/profile.ts'
import { Bench } from './governor-bench.ts'

const STEP_LEVELS = limits.STEP_MS / limits.RAMP_MS_PER_LEVEL
const dutyOf = (level: number) =>
  Math.floor((motorMv(massagerMotor, levelDecihertz(massagerMotor, level, 60)) * 1000) / 3900)
const PLANNED_AT = 2000

/** A bench at level 50 that was asked at PLANNED_AT to plan these levels, in steps of STEP_MS. */
function planned(...levels: number[]): Bench {
  const bench = new Bench().begin(50)
  bench.run(PLANNED_AT)
  for (const [i, level] of levels.entries()) governor.addPlanStep(i, level)
  governor.makeStepPlan(levels.length, limits.STEP_MS, bench.now)
  return bench
}

it('a plan has the duty of each step', () => {
  planned(60, 70, 60, 50)
  expect([governor.planSteps, governor.planStepMs]).toEqual([4, limits.STEP_MS])
  expect(Array.from(governor.planDuties.slice(0, 4))).toEqual([60, 70, 60, 50].map(dutyOf))
})

it.each([
  [50 + STEP_LEVELS - 1, true],
  [50 + STEP_LEVELS, true],
  [50 + STEP_LEVELS + 1, false],
  [50 - STEP_LEVELS + 1, true],
  [50 - STEP_LEVELS, true],
  [50 - STEP_LEVELS - 1, false],
])('from level 50 to %i is planned: %s', (level, smooth) => {
  // Back in smaller steps: one jump is enough.
  planned(level, Math.round((level + 50) / 2), 50)
  expect(governor.planSteps).toBe(smooth ? 3 : 0)
  expect(governor.level).toBe(50)
})

it.each([
  [1, true],
  [0, false],
])('a step of level %i is planned: %s', (level, smooth) => {
  planned(35, 20, level)
  expect(governor.planSteps).toBe(smooth ? 3 : 0)
})

it('a plan that is refused changes neither the drive nor what it counts', () => {
  const rate = (levelDecihertz(massagerMotor, 50, 60) / 10) ** 2 / 1000
  const bench = planned(60, 70, 100)
  const before = governor.handHz2s
  expect(governor.drive(50, bench.now + 500)).toBe(dutyOf(50))
  governor.end(bench.now + 1000)
  expect(governor.handHz2s - before).toBeCloseTo(1000 * rate, 6)
})

it('a plan counts as hand time what its steps count on average', () => {
  const rate = (level: number) => (levelDecihertz(massagerMotor, level, 60) / 10) ** 2 / 1000
  const bench = planned(70, 50)
  const before = governor.handHz2s
  governor.dropStepPlan(bench.now + 10 * limits.STEP_MS)
  expect(governor.handHz2s - before).toBeCloseTo(10 * limits.STEP_MS * ((rate(70) + rate(50)) / 2), 6)
})

describe('a plan that is dropped', () => {
  // Steps that were begun before, the last of them counting.
  it.each([
    [0, 50],
    [1, 50],
    [limits.STEP_MS, 50],
    [limits.STEP_MS + 1, 60],
    [2 * limits.STEP_MS, 60],
    [2 * limits.STEP_MS + 1, 70],
    [3 * limits.STEP_MS + 1, 55],
    [4 * limits.STEP_MS + 1, 60],
  ])('after %i ms leaves level %i', (ms, level) => {
    const bench = planned(60, 70, 55)
    governor.dropStepPlan(bench.now + ms)
    expect(governor.level).toBe(level)
    expect(governor.planSteps).toBe(0)
    expect(governor.drive(level, bench.now + ms)).toBe(dutyOf(level))
  })

  it.each([
    [limits.RAMP_MS_PER_LEVEL - 1, 0],
    [limits.RAMP_MS_PER_LEVEL, 1],
    [5 * limits.RAMP_MS_PER_LEVEL, 5],
  ])('%i ms into a step, a ramp goes on by %i levels', (ms, levels) => {
    const bench = planned(60, 70, 55)
    const at = bench.now + 2 * limits.STEP_MS + ms
    governor.dropStepPlan(at)
    governor.drive(100, at)
    expect(governor.level).toBe(70 + levels)
  })
})

describe('a look', () => {
  const waving = () => {
    const bench = planned(60, 50)
    bench.now += limits.STEP_MS + 1
    return bench
  }

  it.each([
    ['finds nothing new', {}, true],
    ['finds the cell a little lower', { mv: 3901 - limits.CELL_STEP_MV }, true],
    ['finds the cell lower', { mv: 3900 - limits.CELL_STEP_MV }, false],
    ['finds the case almost too warm', { celsius: limits.SOFT_FROM_C - 1 }, true],
    ['finds the case too warm', { celsius: limits.SOFT_FROM_C }, false],
  ])('that %s keeps the plan: %3$s', (_, found, kept) => {
    const bench = waving()
    Object.assign(bench, found)
    bench.sense()
    expect(governor.planSteps > 0).toBe(kept)
  })

  it('that finds the case still warm keeps the plan, and one that finds it cool again does not', () => {
    const bench = new Bench()
    bench.celsius = limits.SOFT_FROM_C
    bench.sense()
    bench.begin(50).run(PLANNED_AT)
    governor.addPlanStep(0, 60)
    expect(governor.makeStepPlan(1, limits.STEP_MS, bench.now)).toBe(true)
    expect(bench.sense()).toBe(SENSORS_FINE)
    expect(governor.planSteps).toBe(1)
    bench.celsius = limits.BACK_BELOW_C - 1
    bench.sense()
    expect(governor.planSteps).toBe(0)
  })
})

it('the end of a session ends the plan', () => {
  const bench = planned(60, 50)
  governor.end(bench.now + 1)
  expect([governor.planSteps, governor.level, governor.drive(50, bench.now + 2)]).toEqual([0, 0, 0])
})

it('a plan that is left in the ms it was made in does not win a step', () => {
  const bench = new Bench().begin(50)
  bench.run(PLANNED_AT)
  governor.drive(100, bench.now)
  expect(governor.level).toBe(50 + STEP_LEVELS)
  governor.addPlanStep(0, 90)
  governor.addPlanStep(1, 100)
  expect(governor.makeStepPlan(2, limits.STEP_MS, bench.now)).toBe(true)
  governor.dropStepPlan(bench.now)
  governor.drive(100, bench.now)
  expect(governor.level).toBe(50 + STEP_LEVELS)
  governor.drive(100, bench.now + limits.STEP_MS)
  expect(governor.level).toBe(50 + 2 * STEP_LEVELS)
})

describe('the level that is driven now', () => {
  it.each([
    [0, 50],
    [limits.STEP_MS - 1, 50],
    [limits.STEP_MS, 60],
    [2 * limits.STEP_MS - 1, 60],
    [2 * limits.STEP_MS, 70],
    [3 * limits.STEP_MS, 55],
    [4 * limits.STEP_MS - 1, 55],
    [4 * limits.STEP_MS, 60],
    [11 * limits.STEP_MS, 70],
  ])('%i ms into a plan is %i', (ms, level) => {
    planned(60, 70, 55)
    expect(governor.levelAt(PLANNED_AT + ms)).toBe(level)
    expect(governor.level).toBe(50)
  })

  it('without a plan is the level', () => {
    const bench = planned(60, 70, 55)
    governor.dropStepPlan(bench.now)
    expect(governor.levelAt(bench.now + 10 * limits.STEP_MS)).toBe(50)
  })
})
