// Step plans of the governor: a period is recorded while it is driven, plays as it was driven, and counts like that.

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
/** Hand time of a ms, in Hz² s. */
const rateOf = (level: number) => (levelDecihertz(massagerMotor, level, 60) / 10) ** 2 / 1000
const RECORDED_FROM = 2000

/** A bench that was at level `from` for long. */
const benchAt = (from: number): Bench => {
  const bench = new Bench().begin(from)
  bench.run(RECORDED_FROM)
  return bench
}

/** Drives these levels, a step each, and records them as steps of a period of `steps`, from the player's step `first` on. */
function record(bench: Bench, steps: number, levels: readonly number[], first = 0): void {
  for (const [k, level] of levels.entries()) {
    bench.setLevel(level)
    governor.recordStep(first + k, steps, limits.STEP_MS)
    bench.now += limits.STEP_MS
  }
}

/** A bench at the beginning of a plan that plays these levels. */
function benchWithPlan(...levels: number[]): Bench {
  const bench = benchAt(levels.at(-1)!)
  record(bench, levels.length, levels)
  expect(governor.isRecorded).toBe(true)
  governor.startPlan(bench.now)
  return bench
}

describe('recordStep()', () => {
  it('has recorded a period after its last step, and not a step before', () => {
    const bench = benchAt(50)
    for (const [k, level] of [60, 70, 60, 50].entries()) {
      expect(governor.isRecorded).toBe(false)
      record(bench, 4, [level], k)
    }
    expect(governor.isRecorded).toBe(true)
  })

  it('makes no plan', () => {
    record(benchAt(50), 2, [60, 50])
    expect([governor.planSteps, governor.stepPlanId, governor.duty]).toEqual([0, 0, dutyOf(50)])
  })

  it.each([
    ['in order', [0, 1, 2, 3], true],
    ['from a later step on', [7, 8, 9, 10], true],
    ['with one missing', [0, 1, 3, 4], false],
    ['with one missing, until the last of a period after it', [0, 1, 3, 4, 5], false],
    ['with one missing, and a period after it', [0, 1, 3, 4, 5, 6], true],
    ['with one twice', [0, 1, 1, 2], false],
    ['with one twice, and a period from then on', [0, 1, 1, 2, 3, 4], true],
    ['of a wave that begins anew', [0, 1, 0, 1], false],
    ['of a wave that begins anew, and a period of it', [0, 1, 0, 1, 2, 3], true],
  ])('has recorded a period of four after steps %s: %s', (_, steps, isRecorded) => {
    const bench = benchAt(50)
    for (const step of steps) record(bench, 4, [50 + (step % 4)], step)
    expect(governor.isRecorded).toBe(isRecorded)
  })

  // The step from the last level to the first is one of the plan too.
  it.each([
    [50, [70, 60, 50], true],
    [50, [71, 60, 50], false],
    [50, [30, 40, 50], true],
    [50, [29, 40, 50], false],
    [50, [50, 60, 70], true],
    [50, [50, 61, 71], false],
    [50, [50, 40, 30], true],
    [50, [50, 39, 29], false],
    [20, [20, 10, 1], true],
    [20, [20, 10, 0], false],
    // What came before a ramp or a stop is no part of the period.
    [50, [60, 81, 75, 70], false],
    [50, [60, 81, 75, 70, 65], true],
    [20, [20, 10, 0, 10, 20], false],
    [20, [20, 10, 0, 10, 20, 10], true],
  ])('from level %i on, has recorded a period of three after levels %j: %s', (from, levels, isRecorded) => {
    record(benchAt(from), 3, levels)
    expect(governor.isRecorded).toBe(isRecorded)
  })

  it.each([
    ['a kick', 0, [10, 12, 14]],
    ['a ramp', 50, [80, 75, 70]],
  ])('starts over on %s, and needs a whole period after it', (_, from, levels) => {
    const bench = benchAt(from)
    const [first, second, third] = levels as [number, number, number]
    record(bench, 3, [first])
    // The kick ends within the step.
    if (from === 0) governor.drive(first, bench.now - limits.STEP_MS + massagerMotor.kickMs)
    record(bench, 3, [second, third], 1)
    expect(governor.isRecorded).toBe(false)
    record(bench, 3, [second], 3)
    expect(governor.isRecorded).toBe(true)
    governor.startPlan(bench.now)
    expect(Array.from(governor.planDuties.slice(0, 3))).toEqual([second, third, second].map(dutyOf))
  })

  it.each(['dropStepPlan()', 'the end of a session'])('starts over after %s', (event) => {
    const bench = benchAt(50)
    record(bench, 4, [52, 54])
    if (event === 'dropStepPlan()') governor.dropStepPlan(bench.now)
    else {
      governor.end(bench.now)
      bench.begin(50).run(RECORDED_FROM)
    }
    record(bench, 4, [52, 50, 52], 2)
    expect(governor.isRecorded).toBe(false)
    record(bench, 4, [54], 5)
    expect(governor.isRecorded).toBe(true)
  })

  it('records periods up to MAX_PLAN_STEPS', () => {
    const levels = Array.from({ length: limits.MAX_PLAN_STEPS }, (_, k) => 50 + (k % 16))
    benchWithPlan(...levels)
    expect(governor.planSteps).toBe(limits.MAX_PLAN_STEPS)
    expect(Array.from(governor.planDuties)).toEqual(levels.map(dutyOf))
  })
})

describe('startPlan()', () => {
  it('plays the recorded duties, the first at once', () => {
    benchWithPlan(60, 70, 60, 50)
    expect([governor.planSteps, governor.planStepMs]).toEqual([4, limits.STEP_MS])
    expect(Array.from(governor.planDuties.slice(0, 4))).toEqual([60, 70, 60, 50].map(dutyOf))
    expect(governor.duty).toBe(dutyOf(60))
  })

  it('begins with the first recorded step, wherever that was in its period', () => {
    const bench = benchAt(50)
    record(bench, 4, [70, 60, 50, 60], 5)
    governor.startPlan(bench.now)
    expect(Array.from(governor.planDuties.slice(0, 4))).toEqual([70, 60, 50, 60].map(dutyOf))
    expect(governor.duty).toBe(dutyOf(70))
  })

  it('gives each plan a number of its own, and 0 stands for none', () => {
    const bench = benchWithPlan(60, 50)
    const first = governor.stepPlanId
    expect(first).toBeGreaterThan(0)
    governor.dropStepPlan(bench.now)
    expect(governor.stepPlanId).toBe(0)
    record(bench, 2, [60, 50])
    governor.startPlan(bench.now)
    expect(governor.stepPlanId).toBeGreaterThan(first)
  })

  it('counts until then the hand time of the last step', () => {
    const bench = benchAt(50)
    record(bench, 2, [70, 50])
    // record() ends a step after the count at its beginning.
    const before = governor.handHz2s
    governor.startPlan(bench.now + 7)
    expect(governor.handHz2s - before).toBeCloseTo((limits.STEP_MS + 7) * rateOf(50), 6)
  })
})

it.each([
  ['the first recording', []],
  ['a recording that started over on a ramp', [100]],
  ['a recording that was dropped', [52, 54]],
])('a plan counts the average hand time of its steps, after %s', (_, before) => {
  const bench = benchAt(50)
  record(bench, 4, before)
  if (before.length > 1) governor.dropStepPlan(bench.now)
  record(bench, 2, [60, 70], before.length)
  governor.startPlan(bench.now)
  const handHz2s = governor.handHz2s
  governor.dropStepPlan(bench.now + 1000)
  expect(governor.handHz2s - handHz2s).toBeCloseTo((1000 * (rateOf(60) + rateOf(70))) / 2, 6)
})

it.each([
  ['34 34', 1],
  ['34 35', 2],
  ['68 69', 3],
  ['60 68 76 68', 2],
])('a plan of levels %s counts its time in band %i, that of their average', (levels, band) => {
  const bench = benchWithPlan(...levels.split(' ').map(Number))
  const before = governor.bandMs[band]!
  governor.dropStepPlan(bench.now + 1000)
  expect(governor.bandMs[band]! - before).toBe(1000)
})

describe('a dropped plan', () => {
  // The level of the last step that began before, and of the first one in its first ms.
  it.each([
    [0, 60],
    [1, 60],
    [limits.STEP_MS, 60],
    [limits.STEP_MS + 1, 70],
    [2 * limits.STEP_MS, 70],
    [2 * limits.STEP_MS + 1, 55],
    [3 * limits.STEP_MS, 55],
    [3 * limits.STEP_MS + 1, 60],
  ])('after %i ms leaves the motor at level %i, with its duty', (ms, level) => {
    const bench = benchWithPlan(60, 70, 55)
    governor.dropStepPlan(bench.now + ms)
    expect([governor.level, governor.duty]).toEqual([level, dutyOf(level)])
    expect([governor.planSteps, governor.isRecorded]).toEqual([0, false])
    governor.drive(level, bench.now + ms)
    expect(governor.duty).toBe(dutyOf(level))
  })

  it.each([
    [1, 0],
    [limits.RAMP_MS_PER_LEVEL - 1, 0],
    [limits.RAMP_MS_PER_LEVEL, 1],
    [5 * limits.RAMP_MS_PER_LEVEL, 5],
  ])('%i ms into a step lets a ramp go on by %i levels', (ms, levels) => {
    const bench = benchWithPlan(60, 70, 55)
    const at = bench.now + limits.STEP_MS + ms
    governor.dropStepPlan(at)
    governor.drive(100, at)
    expect(governor.level).toBe(70 + levels)
  })

  it('in the ms it was started does not skip a step', () => {
    const bench = benchWithPlan(60, 70, 55)
    governor.dropStepPlan(bench.now)
    governor.drive(100, bench.now)
    expect(governor.level).toBe(60)
    governor.drive(100, bench.now + limits.STEP_MS)
    expect(governor.level).toBe(60 + STEP_LEVELS)
  })
})

describe('a full check', () => {
  it.each([
    [true, 'finds no change', {}],
    [true, 'finds the cell 19 mV lower', { mv: 3901 - limits.CELL_STEP_MV }],
    [false, 'finds the cell 20 mV lower', { mv: 3900 - limits.CELL_STEP_MV }],
    [true, 'finds the case just below SOFT_FROM_C', { celsius: limits.SOFT_FROM_C - 1 }],
    [false, 'finds the case at SOFT_FROM_C', { celsius: limits.SOFT_FROM_C }],
  ])('leaves a plan and a recording (%s) if it %s', (isLeft, _, readings) => {
    const bench = benchWithPlan(60, 50)
    Object.assign(bench, readings)
    bench.check()
    expect([governor.planSteps > 0, governor.isRecorded]).toEqual([isLeft, isLeft])

    const other = benchAt(50)
    record(other, 4, [52, 54])
    Object.assign(other, readings)
    other.check()
    // Softer levels are driven by a ramp first, which starts over too.
    record(other, 4, [52, 50], 2)
    expect(governor.isRecorded).toBe(isLeft)
  })

  it('that drops the plan leaves the duty of its last step for the new cell voltage', () => {
    const bench = benchWithPlan(60, 50)
    bench.mv = 3500
    bench.check()
    const mv = motorMv(massagerMotor, levelDecihertz(massagerMotor, 60, 60))
    expect([governor.level, governor.duty]).toEqual([60, Math.floor((mv * 1000) / 3500)])
  })

  it('leaves the plan while the case is still warm, and drops it when the case is cool again', () => {
    const bench = new Bench()
    bench.celsius = limits.SOFT_FROM_C
    bench.check()
    bench.begin(50).run(RECORDED_FROM)
    record(bench, 2, [60, 50])
    governor.startPlan(bench.now)
    expect(bench.check()).toBe(SENSORS_FINE)
    expect(governor.planSteps).toBe(2)
    bench.celsius = limits.BACK_BELOW_C - 1
    bench.check()
    expect(governor.planSteps).toBe(0)
  })
})

it('the end of a session drops the plan', () => {
  const bench = benchWithPlan(60, 50)
  governor.end(bench.now + 1)
  expect([governor.planSteps, governor.stepPlanId, governor.level, governor.duty]).toEqual([0, 0, 0, 0])
  governor.drive(50, bench.now + 2)
  expect(governor.duty).toBe(0)
})
