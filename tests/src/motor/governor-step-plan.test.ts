// Step plans of the governor: a plan has the duties that the governor would have driven, and counts like them.

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

/** A bench at level 50, with these levels planned at PLANNED_AT in steps of STEP_MS. */
function benchWithPlan(...levels: number[]): Bench {
  const bench = new Bench().begin(50)
  bench.run(PLANNED_AT)
  for (const [i, level] of levels.entries()) governor.addPlanStep(i, level)
  governor.makeStepPlan(levels.length, limits.STEP_MS, bench.now)
  return bench
}

it('a plan has the duty of each noted level', () => {
  benchWithPlan(60, 70, 60, 50)
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
])('a step from level 50 to %i is planned: %s', (level, isPlanned) => {
  // The way back has smaller steps, because one jump is enough for a refusal.
  benchWithPlan(level, Math.round((level + 50) / 2), 50)
  expect(governor.planSteps).toBe(isPlanned ? 3 : 0)
  expect(governor.level).toBe(50)
})

it.each([
  [1, true],
  [0, false],
])('a step to level %i is planned: %s', (level, isPlanned) => {
  benchWithPlan(35, 20, level)
  expect(governor.planSteps).toBe(isPlanned ? 3 : 0)
})

it('a refused plan changes neither the duty nor the count of hand time', () => {
  const rate = (levelDecihertz(massagerMotor, 50, 60) / 10) ** 2 / 1000
  const bench = benchWithPlan(60, 70, 100)
  const before = governor.handHz2s
  expect(governor.drive(50, bench.now + 500)).toBe(dutyOf(50))
  governor.end(bench.now + 1000)
  expect(governor.handHz2s - before).toBeCloseTo(1000 * rate, 6)
})

it('a plan counts the average hand time of its steps', () => {
  const rate = (level: number) => (levelDecihertz(massagerMotor, level, 60) / 10) ** 2 / 1000
  const bench = benchWithPlan(70, 50)
  const before = governor.handHz2s
  governor.dropStepPlan(bench.now + 10 * limits.STEP_MS)
  expect(governor.handHz2s - before).toBeCloseTo(10 * limits.STEP_MS * ((rate(70) + rate(50)) / 2), 6)
})

describe('a dropped plan', () => {
  // The level of the last step that began before.
  it.each([
    [0, 50],
    [1, 50],
    [limits.STEP_MS, 50],
    [limits.STEP_MS + 1, 60],
    [2 * limits.STEP_MS, 60],
    [2 * limits.STEP_MS + 1, 70],
    [3 * limits.STEP_MS + 1, 55],
    [4 * limits.STEP_MS + 1, 60],
  ])('after %i ms leaves the motor at level %i', (ms, level) => {
    const bench = benchWithPlan(60, 70, 55)
    governor.dropStepPlan(bench.now + ms)
    expect(governor.level).toBe(level)
    expect(governor.planSteps).toBe(0)
    expect(governor.drive(level, bench.now + ms)).toBe(dutyOf(level))
  })

  it.each([
    [limits.RAMP_MS_PER_LEVEL - 1, 0],
    [limits.RAMP_MS_PER_LEVEL, 1],
    [5 * limits.RAMP_MS_PER_LEVEL, 5],
  ])('%i ms into a step lets a ramp go on by %i levels', (ms, levels) => {
    const bench = benchWithPlan(60, 70, 55)
    const at = bench.now + 2 * limits.STEP_MS + ms
    governor.dropStepPlan(at)
    governor.drive(100, at)
    expect(governor.level).toBe(70 + levels)
  })
})

describe('a full check', () => {
  const benchInWave = () => {
    const bench = benchWithPlan(60, 50)
    bench.now += limits.STEP_MS + 1
    return bench
  }

  it.each([
    [true, 'finds no change', {}],
    [true, 'finds the cell 19 mV lower', { mv: 3901 - limits.CELL_STEP_MV }],
    [false, 'finds the cell 20 mV lower', { mv: 3900 - limits.CELL_STEP_MV }],
    [true, 'finds the case just below SOFT_FROM_C', { celsius: limits.SOFT_FROM_C - 1 }],
    [false, 'finds the case at SOFT_FROM_C', { celsius: limits.SOFT_FROM_C }],
  ])('leaves the plan (%s) if it %s', (isPlanLeft, _, readings) => {
    const bench = benchInWave()
    Object.assign(bench, readings)
    bench.check()
    expect(governor.planSteps > 0).toBe(isPlanLeft)
  })

  it('leaves the plan while the case is still warm, and drops it when the case is cool again', () => {
    const bench = new Bench()
    bench.celsius = limits.SOFT_FROM_C
    bench.check()
    bench.begin(50).run(PLANNED_AT)
    governor.addPlanStep(0, 60)
    expect(governor.makeStepPlan(1, limits.STEP_MS, bench.now)).toBe(true)
    expect(bench.check()).toBe(SENSORS_FINE)
    expect(governor.planSteps).toBe(1)
    bench.celsius = limits.BACK_BELOW_C - 1
    bench.check()
    expect(governor.planSteps).toBe(0)
  })
})

it('the end of a session drops the plan', () => {
  const bench = benchWithPlan(60, 50)
  governor.end(bench.now + 1)
  expect([governor.planSteps, governor.level, governor.drive(50, bench.now + 2)]).toEqual([0, 0, 0])
})

it('dropping a plan in the ms it was made does not skip a step', () => {
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

describe('levelAt()', () => {
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
  ])('%i ms into a plan answers with level %i', (ms, level) => {
    benchWithPlan(60, 70, 55)
    expect(governor.levelAt(PLANNED_AT + ms)).toBe(level)
    expect(governor.level).toBe(50)
  })

  it('answers with the level if there is no plan', () => {
    const bench = benchWithPlan(60, 70, 55)
    governor.dropStepPlan(bench.now)
    expect(governor.levelAt(bench.now + 10 * limits.STEP_MS)).toBe(50)
  })
})
