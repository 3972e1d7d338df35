// Full checks of the sensors, and readings that need none.

import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import { SENSORS_FINE } from '../../../src/motor/governor.ts'
import { Bench } from './governor-bench.ts'

describe('a full check', () => {
  // Change of the cell from 3900 mV, and the cell voltage that the duty is for.
  it.each([
    [1 - limits.CELL_STEP_MV, 3900],
    [-limits.CELL_STEP_MV, 3900 - limits.CELL_STEP_MV],
    [-1 - limits.CELL_STEP_MV, 3899 - limits.CELL_STEP_MV],
    [limits.CELL_STEP_MV - 1, 3900],
    [limits.CELL_STEP_MV, 3900 + limits.CELL_STEP_MV],
    [limits.CELL_STEP_MV + 1, 3901 + limits.CELL_STEP_MV],
  ])('that finds the cell changed by %i mV sets the duty for %i mV', (change, cellMv) => {
    const bench = new Bench().begin(100)
    bench.run(2000)
    bench.mv += change
    bench.check()
    bench.updateDuty()
    expect(bench.duty).toBe(Math.floor((3200 * 1000) / cellMv))
  })

  it('warns once when the level becomes softer, for any reason, and again after it was not', () => {
    const bench = new Bench().begin()
    bench.run(2000)
    const isWarned = (mv: number, celsius: number) => {
      Object.assign(bench, { mv, celsius })
      return bench.check() < SENSORS_FINE
    }
    const [fine, low] = [3900, limits.SOFT_BELOW_MV - 1]
    const [cool, warm] = [25, limits.SOFT_FROM_C]
    expect(isWarned(fine, cool)).toBe(false)
    expect(isWarned(low, cool)).toBe(true)
    expect(isWarned(low, cool)).toBe(false)
    expect(isWarned(low, warm)).toBe(false)
    expect(isWarned(fine, warm)).toBe(false)
    expect(isWarned(fine, cool)).toBe(false)
    expect(isWarned(fine, warm)).toBe(true)
    expect(isWarned(fine, warm)).toBe(false)
  })
})

describe('the range of unchanged readings', () => {
  it.each([
    // Cell and case at the full check, then new readings, and whether they are unchanged.
    [3900, 25, 3900, 25, true],
    [3900, 25, 3900 - limits.CELL_STEP_MV, 25, false],
    [3900, 25, 3901 - limits.CELL_STEP_MV, 25, true],
    [3900, 25, 3899 + limits.CELL_STEP_MV, 25, true],
    [3900, 25, 3900 + limits.CELL_STEP_MV, 25, false],
    [3900, 25, Number.NaN, 25, false],
    [3900, 25, 3900, Number.NaN, false],
    [3900, 25, 3900, limits.THERMOMETER_MIN_C - 1, false],
    [3900, 25, 3900, limits.THERMOMETER_MIN_C, true],
    [3900, 25, 3900, limits.SOFT_FROM_C - 1, true],
    [3900, 25, 3900, limits.SOFT_FROM_C, false],
    [3900, limits.SOFT_FROM_C, 3900, limits.BACK_BELOW_C - 1, false],
    [3900, limits.SOFT_FROM_C, 3900, limits.BACK_BELOW_C, true],
    [3900, limits.SOFT_FROM_C, 3900, limits.OFF_FROM_C - 1, true],
    [3900, limits.SOFT_FROM_C, 3900, limits.OFF_FROM_C, false],
    [limits.START_MIN_MV + 1, 25, limits.START_MIN_MV, 25, true],
    [limits.START_MIN_MV + 1, 25, limits.START_MIN_MV - 1, 25, false],
    [limits.START_MIN_MV, 25, limits.START_MIN_MV, 25, true],
    [limits.START_MIN_MV - 1, 25, limits.START_MIN_MV - 1, 25, false],
    [limits.START_MIN_MV - 1, 25, limits.START_MIN_MV, 25, false],
    [limits.ABSENT, limits.ABSENT, limits.ABSENT, limits.ABSENT, true],
  ])('after %d mV and %d °C includes %d mV and %d °C: %s', (mv, celsius, nextMv, nextCelsius, isUnchanged) => {
    const bench = new Bench().begin()
    bench.run(limits.CHECK_MS)
    Object.assign(bench, { mv, celsius })
    bench.check()
    Object.assign(bench, { mv: nextMv, celsius: nextCelsius })
    expect(bench.isUnchanged()).toBe(isUnchanged)
  })

  it('is empty before the first check of a session, and outside one', () => {
    const bench = new Bench()
    expect(bench.isUnchanged()).toBe(false)
    expect(bench.begin().isUnchanged()).toBe(false)
    bench.run(limits.CHECK_MS)
    expect(bench.isUnchanged()).toBe(true)
    governor.end(bench.now)
    expect(bench.isUnchanged()).toBe(false)
  })

  it.each([limits.HAND_WARN_POINTS, limits.HAND_MAX_POINTS])(
    'is empty in the minutes before %i points of hand time',
    (points) => {
      for (const [less, level, isUnchanged] of [
        [1.1, 1, true],
        [0.9, 1, false],
        [1, 0, false],
      ] as const) {
        const bench = new Bench()
        governor.reset(massagerMotor, 0, 0, (points - less) * massagerMotor.hz2sPerPoint, 0, 0, 0)
        bench.check()
        bench.begin(level)
        bench.run(limits.CHECK_MS)
        expect(bench.isUnchanged(), `${points - less} points`).toBe(isUnchanged)
      }
    },
  )

  it('lets the duty follow a cell that drops slowly', () => {
    const bench = new Bench().begin(50)
    bench.run(5000)
    const atMotor = (bench.duty * bench.mv) / 1000
    for (let i = 0; i < 300; i++) {
      bench.mv--
      bench.run(limits.CHECK_MS)
      // Half a percent, and the rounding of the duty.
      expect(Math.abs((bench.duty * bench.mv) / 1000 - atMotor)).toBeLessThan(0.0055 * atMotor + 4)
    }
    expect(bench.mv).toBe(3600)
  })
})
