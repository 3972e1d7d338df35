import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import {
  ALLOWED,
  NO_BATTERY,
  NO_THERMOMETER,
  SENSORS_FINE,
  SENSORS_WARN,
  STOP_BATTERY,
  STOP_HEAT,
} from '../../../src/motor/governor.ts'
import { Bench } from './governor-bench.ts'

describe('battery', () => {
  it.each([
    [limits.START_MIN_MV - 1, STOP_BATTERY],
    [limits.START_MIN_MV, ALLOWED],
    [limits.START_MIN_MV + 1, ALLOWED],
  ])('at rest, a start at %i mV', (mv, expected) => {
    const bench = new Bench()
    bench.mv = mv
    bench.sense()
    expect(governor.findStopReason(0)).toBe(expected)
  })

  it.each([
    [limits.START_MIN_MV - 1, STOP_BATTERY],
    [limits.START_MIN_MV, ALLOWED],
    [limits.START_MIN_MV + 1, ALLOWED],
  ])('under load, the first look at %i mV', (mv, expected) => {
    const bench = new Bench().begin()
    bench.mv = mv
    expect(bench.run(limits.CHECK_MS)).toBe(expected)
  })

  it('only the first look asks for so much', () => {
    const bench = new Bench().begin()
    bench.run(limits.CHECK_MS)
    bench.mv = limits.START_MIN_MV - 1
    expect(bench.run(10_000)).toBe(ALLOWED)
  })

  it.each([
    [limits.SOFT_BELOW_MV - 1, 35],
    [limits.SOFT_BELOW_MV, 50],
    [limits.SOFT_BELOW_MV + 1, 50],
  ])('softer: %i mV drives level 50 at %i', (mv, level) => {
    const bench = new Bench().begin(50)
    bench.run(2000)
    bench.mv = mv
    bench.run(2000)
    expect(governor.level).toBe(level)
  })

  it.each([
    [limits.START_MIN_MV - 1, 35],
    [limits.START_MIN_MV, 50],
    [limits.START_MIN_MV + 1, 50],
  ])('as written again: %i mV drives level 50 at %i', (mv, level) => {
    const bench = new Bench().begin(50)
    bench.run(2000)
    bench.mv = limits.SOFT_BELOW_MV - 1
    bench.run(2000)
    bench.mv = mv
    bench.run(2000)
    expect(governor.level).toBe(level)
  })

  it.each([
    [limits.OFF_BELOW_MV - 1, STOP_BATTERY],
    [limits.OFF_BELOW_MV, ALLOWED],
    [limits.OFF_BELOW_MV + 1, ALLOWED],
  ])('%i mV for ten seconds', (mv, expected) => {
    const bench = new Bench().begin()
    bench.run(2000)
    bench.mv = mv
    expect(bench.run(10_000)).toBe(expected)
  })

  it('off exactly LOW_MS after the first low reading, and not if it recovers before', () => {
    const bench = new Bench().begin()
    bench.run(2000)
    bench.mv = limits.OFF_BELOW_MV - 1
    bench.run(1000) // first low reading at 3000
    expect(bench.runTo(3000 + limits.LOW_MS - 1)).toBe(ALLOWED)
    expect(bench.runTo(3000 + limits.LOW_MS)).toBe(STOP_BATTERY)

    const dips = new Bench().begin()
    dips.run(2000)
    dips.mv = limits.OFF_BELOW_MV - 1
    dips.run(2000)
    dips.mv = limits.OFF_BELOW_MV
    expect(dips.run(1000)).toBe(ALLOWED)
    dips.mv = limits.OFF_BELOW_MV - 1
    expect(dips.run(2000)).toBe(ALLOWED)
  })

  const emptied = () => {
    const bench = new Bench().begin()
    bench.run(2000)
    bench.mv = limits.OFF_BELOW_MV - 1
    bench.run(10_000)
    return bench
  }

  it.each([
    [limits.BACK_ABOVE_MV - 1, STOP_BATTERY],
    [limits.BACK_ABOVE_MV, STOP_BATTERY],
    [limits.BACK_ABOVE_MV + 1, ALLOWED],
  ])('back at rest from %i mV', (mv, expected) => {
    const bench = emptied()
    bench.mv = mv
    bench.sense()
    expect(governor.findStopReason(bench.now)).toBe(expected)
  })

  it('back once the charger was seen, if the cell can start at all', () => {
    const bench = emptied()
    bench.mv = limits.START_MIN_MV
    bench.charging = 1
    bench.sense()
    bench.charging = 0
    bench.sense()
    expect(governor.findStopReason(bench.now)).toBe(ALLOWED)
  })

  it.each([
    [limits.CELL_MIN_MV - 1, NO_BATTERY],
    [limits.CELL_MIN_MV, SENSORS_FINE],
    [limits.CELL_MAX_MV, SENSORS_FINE],
    [limits.CELL_MAX_MV + 1, NO_BATTERY],
    [Number.NaN, NO_BATTERY],
    [Infinity, NO_BATTERY],
    [0, NO_BATTERY],
    [limits.ABSENT, SENSORS_FINE],
  ])('reading %d', (mv, expected) => {
    const bench = new Bench()
    bench.mv = mv
    expect(bench.sense()).toBe(expected)
  })

  it('a board without a measurement runs, and is driven as if the cell were full', () => {
    const bench = new Bench()
    bench.mv = limits.ABSENT
    bench.sense()
    expect(governor.findStopReason(0)).toBe(ALLOWED)
    bench.begin(100)
    bench.run(2000)
    expect(bench.duty).toBe(Math.floor((3200 * 1000) / 4200))
  })
})

describe('a look', () => {
  // A change of the cell from 3900 mV, and the cell that the level is driven from then.
  it.each([
    [1 - limits.CELL_STEP_MV, 3900],
    [-limits.CELL_STEP_MV, 3900 - limits.CELL_STEP_MV],
    [-1 - limits.CELL_STEP_MV, 3899 - limits.CELL_STEP_MV],
    [limits.CELL_STEP_MV - 1, 3900],
    [limits.CELL_STEP_MV, 3900 + limits.CELL_STEP_MV],
    [limits.CELL_STEP_MV + 1, 3901 + limits.CELL_STEP_MV],
  ])('%i mV: driven from %i mV', (change, cellMv) => {
    const bench = new Bench().begin(100)
    bench.run(2000)
    bench.mv += change
    bench.sense()
    bench.drive()
    expect(bench.duty).toBe(Math.floor((3200 * 1000) / cellMv))
  })

  it('warns once that it is softer from now on, whatever the reason, and anew after it was not', () => {
    const bench = new Bench().begin()
    bench.run(2000)
    const warned = (mv: number, celsius: number) => {
      Object.assign(bench, { mv, celsius })
      return bench.sense() === SENSORS_WARN
    }
    const [fine, low] = [3900, limits.SOFT_BELOW_MV - 1]
    const [cool, warm] = [25, limits.SOFT_FROM_C]
    expect(warned(fine, cool)).toBe(false)
    expect(warned(low, cool)).toBe(true)
    expect(warned(low, cool)).toBe(false)
    expect(warned(low, warm)).toBe(false)
    expect(warned(fine, warm)).toBe(false)
    expect(warned(fine, cool)).toBe(false)
    expect(warned(fine, warm)).toBe(true)
    expect(warned(fine, warm)).toBe(false)
  })
})

describe('heat', () => {
  it.each([
    [limits.SOFT_FROM_C - 1, 50],
    [limits.SOFT_FROM_C, 35],
    [limits.SOFT_FROM_C + 1, 35],
  ])('a start at %i °C drives level 50 at %i', (celsius, level) => {
    const bench = new Bench()
    bench.celsius = celsius
    bench.sense()
    bench.begin(50).run(2000)
    expect(governor.level).toBe(level)
  })

  it('a thermometer that is gone cools nothing', () => {
    const bench = new Bench()
    bench.celsius = limits.OFF_FROM_C
    bench.sense()
    bench.celsius = limits.ABSENT
    bench.sense()
    expect(governor.findStopReason(0)).toBe(STOP_HEAT)
  })

  it.each([
    [limits.SOFT_FROM_C - 1, 50, ALLOWED],
    [limits.SOFT_FROM_C, 35, ALLOWED],
    [limits.SOFT_FROM_C + 1, 35, ALLOWED],
    [limits.OFF_FROM_C - 1, 35, ALLOWED],
    [limits.OFF_FROM_C, 0, STOP_HEAT],
    [limits.OFF_FROM_C + 1, 0, STOP_HEAT],
  ])('%i °C drives level 50 at %i', (celsius, level, expected) => {
    const bench = new Bench().begin(50)
    bench.run(2000)
    bench.celsius = celsius
    expect(bench.run(2000)).toBe(expected)
    expect(governor.level).toBe(level)
  })

  it.each([
    [limits.BACK_BELOW_C - 1, ALLOWED],
    [limits.BACK_BELOW_C, STOP_HEAT],
    [limits.BACK_BELOW_C + 1, STOP_HEAT],
  ])('back at %i °C', (celsius, expected) => {
    const bench = new Bench()
    bench.celsius = limits.OFF_FROM_C
    bench.sense()
    bench.celsius = celsius
    bench.sense()
    expect(governor.findStopReason(0)).toBe(expected)
  })

  it.each([
    [limits.THERMOMETER_MIN_C - 1, NO_THERMOMETER],
    [limits.THERMOMETER_MIN_C, SENSORS_FINE],
    [limits.THERMOMETER_MAX_C, SENSORS_FINE],
    [limits.THERMOMETER_MAX_C + 1, NO_THERMOMETER],
    [Number.NaN, NO_THERMOMETER],
    [limits.ABSENT, SENSORS_FINE],
  ])('reading %d', (celsius, expected) => {
    const bench = new Bench()
    bench.celsius = celsius
    expect(bench.sense()).toBe(expected)
  })
})

describe('readings that need no look', () => {
  it.each([
    // The cell and the case as looked at; readings then, and whether they are quiet.
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
  ])('%d mV and %d °C, then %d mV and %d °C: %s', (mv, celsius, nextMv, nextCelsius, quiet) => {
    const bench = new Bench().begin()
    bench.run(limits.CHECK_MS)
    Object.assign(bench, { mv, celsius })
    bench.sense()
    Object.assign(bench, { mv: nextMv, celsius: nextCelsius })
    expect(bench.quiet()).toBe(quiet)
  })

  it('there are none before the first look of a session, nor outside one', () => {
    const bench = new Bench()
    expect(bench.quiet()).toBe(false)
    expect(bench.begin().quiet()).toBe(false)
    bench.run(limits.CHECK_MS)
    expect(bench.quiet()).toBe(true)
    governor.end(bench.now)
    expect(bench.quiet()).toBe(false)
  })

  it.each([limits.HAND_WARN_POINTS, limits.HAND_MAX_POINTS])(
    'there are none in the minutes before %i points',
    (points) => {
      for (const [less, level, quiet] of [
        [1.1, 1, true],
        [0.9, 1, false],
        [1, 0, false],
      ] as const) {
        const bench = new Bench()
        governor.reset(massagerMotor, 0, 0, (points - less) * massagerMotor.hz2sPerPoint, 0)
        bench.sense()
        bench.begin(level)
        bench.run(limits.CHECK_MS)
        expect(bench.quiet(), `${points - less} points`).toBe(quiet)
      }
    },
  )

  it('a cell that sinks slowly is followed all the same', () => {
    const bench = new Bench().begin(50)
    bench.run(5000)
    const atMotor = (bench.duty * bench.mv) / 1000
    for (let i = 0; i < 300; i++) {
      bench.mv--
      bench.run(limits.CHECK_MS)
      // Half a percent, and what a whole duty leaves open.
      expect(Math.abs((bench.duty * bench.mv) / 1000 - atMotor)).toBeLessThan(0.0055 * atMotor + 4)
    }
    expect(bench.mv).toBe(3600)
  })
})
