import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coinMotor, massagerMotor } from '../../hal/boards/motors.ts'
import * as governor from '../../src/governor.ts'
import {
  ALLOWED,
  NO_BATTERY,
  NO_THERMOMETER,
  SENSORS_FINE,
  SENSORS_WARN,
  STOP_BATTERY,
  STOP_DAY,
  STOP_HAND,
  STOP_HEAT,
  STOP_REST,
} from '../../src/governor.ts'
import * as limits from '../../src/limits.ts'
import type { MotorProfile } from '../../src/motor.ts'
import { DAY_MS, NEVER } from '../../src/time.ts'

/** A governor in a world that can be changed between looks. */
class Bench {
  now = 0
  mv = 3900
  celsius = 25
  charging = 0
  day = 0
  asked = 0
  duty = 0
  found = SENSORS_FINE
  /** When the board looks next, and how often it did without finding anything. */
  checkAt = NEVER
  quietLooks = 0
  /** When sense() was called, and how often it warned. */
  readonly looks: number[] = []
  warnings = 0
  /** Every duty, when it changed. */
  readonly changes: [number, number][] = []

  constructor(motor: MotorProfile = massagerMotor) {
    governor.reset(motor, 0, 0, 0)
    this.sense()
  }

  sense(): number {
    this.found = governor.sense(this.mv, this.celsius, this.charging, this.day, this.now)
    if (this.found === SENSORS_WARN) this.warnings++
    this.looks.push(this.now)
    this.checkAt = this.now + limits.CHECK_MS
    this.quietLooks = 0
    return this.found
  }

  begin(level = 50): this {
    governor.begin(this.now)
    this.checkAt = this.now + limits.CHECK_MS
    return this.ask(level)
  }

  ask(level: number): this {
    this.asked = level
    this.drive()
    return this
  }

  drive(): void {
    const duty = governor.drive(this.asked, this.now)
    if (duty !== this.duty) this.changes.push([this.now, duty])
    this.duty = duty
  }

  /** Runs to `to` as the core does; stops early at an objection. The objection, or ALLOWED. */
  runTo(to: number): number {
    for (;;) {
      const at = Math.min(governor.nextAt(), governor.limitAt < NEVER ? this.checkAt : NEVER)
      if (at > to) break
      this.now = at
      const objection = this.look()
      if (objection !== ALLOWED) return objection
    }
    this.now = to
    return this.look()
  }

  /** What a board's guard() asks. */
  quiet(): boolean {
    const { quietFromMv, quietToMv, quietFromC, quietToC } = governor
    const within = this.mv >= quietFromMv && this.mv < quietToMv
    return within && this.celsius >= quietFromC && this.celsius < quietToC && !this.charging
  }

  look(): number {
    if (this.now >= this.checkAt) {
      if (this.quiet() && ++this.quietLooks <= limits.QUIET_LOOKS) this.checkAt += limits.CHECK_MS
      else this.sense()
    }
    const objection = governor.objection(this.now)
    if (objection !== ALLOWED) {
      governor.end(this.now)
      this.asked = 0
    }
    this.drive()
    return objection
  }

  run(ms: number): number {
    return this.runTo(this.now + ms)
  }
}

describe('session', () => {
  it.each([
    [limits.SESSION_MAX_MS - 1, ALLOWED],
    [limits.SESSION_MAX_MS, STOP_REST],
  ])('%i ms', (ms, expected) => {
    const bench = new Bench().begin()
    expect(bench.run(ms)).toBe(expected)
    expect(bench.duty > 0).toBe(expected === ALLOWED)
  })

  it('ends at its limit to the millisecond, whatever it is asked', () => {
    const bench = new Bench().begin()
    bench.run(60_000)
    governor.drive(100, bench.now)
    expect(bench.run(10 * limits.SESSION_MAX_MS)).toBe(STOP_REST)
    expect(bench.now).toBe(limits.SESSION_MAX_MS)
    expect(governor.drive(100, bench.now + 1)).toBe(0)
    expect(governor.nextAt()).toBe(NEVER)
  })

  it.each([
    [limits.REST_MS - 1, STOP_REST],
    [limits.REST_MS, ALLOWED],
    [limits.REST_MS + 1, ALLOWED],
  ])('rests after a full session: %i ms', (ms, expected) => {
    const bench = new Bench().begin()
    bench.run(limits.SESSION_MAX_MS)
    expect(governor.objection(limits.SESSION_MAX_MS + ms)).toBe(expected)
  })

  it('needs no rest after a shorter one', () => {
    const bench = new Bench().begin()
    bench.run(limits.SESSION_MAX_MS - 1)
    governor.end(bench.now)
    expect(governor.objection(bench.now)).toBe(ALLOWED)
  })
})

describe('battery', () => {
  it.each([
    [limits.START_MIN_MV - 1, STOP_BATTERY],
    [limits.START_MIN_MV, ALLOWED],
    [limits.START_MIN_MV + 1, ALLOWED],
  ])('at rest, a start at %i mV', (mv, expected) => {
    const bench = new Bench()
    bench.mv = mv
    bench.sense()
    expect(governor.objection(0)).toBe(expected)
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
    expect(governor.objection(bench.now)).toBe(expected)
  })

  it('back once the charger was seen, if the cell can start at all', () => {
    const bench = emptied()
    bench.mv = limits.START_MIN_MV
    bench.charging = 1
    bench.sense()
    bench.charging = 0
    bench.sense()
    expect(governor.objection(bench.now)).toBe(ALLOWED)
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
    expect(governor.objection(0)).toBe(ALLOWED)
    bench.begin(100)
    bench.run(2000)
    expect(bench.duty).toBe(Math.floor((3200 * 1000) / 4200))
  })
})

describe('heat', () => {
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
    expect(governor.objection(0)).toBe(expected)
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

describe('day', () => {
  /** Motor time of `ms` on day 20000, in sessions with their rests. */
  const used = (ms: number) => {
    const bench = new Bench()
    bench.day = 20_000
    bench.sense()
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
  ])('%i ms used', (ms, expected) => {
    const bench = used(ms)
    expect(governor.objection(bench.now)).toBe(expected)
  })

  it('ends a session at the day limit to the millisecond', () => {
    const bench = used(limits.DAY_MAX_MS - 1234)
    const from = bench.now
    bench.begin()
    expect(bench.run(60_000)).toBe(STOP_DAY)
    expect(bench.now - from).toBe(1234)
  })

  it('a new day begins anew; a clock set back does not', () => {
    const bench = used(limits.DAY_MAX_MS)
    bench.day = 19_999
    bench.sense()
    expect(governor.objection(bench.now)).toBe(STOP_DAY)
    bench.day = 20_001
    bench.sense()
    expect(governor.objection(bench.now)).toBe(ALLOWED)
  })

  it('is not held where no clock is known', () => {
    const bench = new Bench()
    for (let i = 0; i < 4; i++) {
      bench.begin()
      bench.run(limits.SESSION_MAX_MS)
      bench.now += limits.REST_MS
    }
    expect(governor.objection(bench.now)).toBe(ALLOWED)
  })

  it('is kept over a power cut', () => {
    used(limits.DAY_MAX_MS)
    governor.reset(massagerMotor, governor.dayNumber, governor.usedMs, governor.handHz2s)
    governor.sense(3900, 25, 0, 20_000, 0)
    expect(governor.objection(0)).toBe(STOP_DAY)
  })
})

describe('hand time', () => {
  const after = (points: number, more = 0) => {
    const bench = new Bench()
    governor.reset(massagerMotor, 0, 0, points * massagerMotor.hz2sPerPoint - more)
    bench.sense()
    return bench
  }

  it('50 Hz for an hour is about the 30 points of the source', () => {
    const bench = new Bench()
    for (let i = 0; i < 6; i++) {
      bench.begin(75)
      bench.run(600_000)
      governor.end(bench.now)
    }
    expect(governor.handHz2s / massagerMotor.hz2sPerPoint).toBeCloseTo(29.3, 0)
  })

  it.each([
    [1, ALLOWED],
    [0, STOP_HAND],
  ])('the limit less %i', (less, expected) => {
    after(limits.HAND_MAX_POINTS, less)
    expect(governor.objection(0)).toBe(expected)
  })

  it('warns once, at half of it', () => {
    const bench = after(limits.HAND_WARN_POINTS, 5000)
    bench.begin(100).run(limits.CHECK_MS)
    expect(bench.warnings).toBe(0)
    bench.run(limits.CHECK_MS)
    expect(bench.warnings).toBe(1)
    bench.run(60_000)
    expect(bench.warnings).toBe(1)
  })

  it('is forgotten after a day of power where no clock is known', () => {
    const bench = after(limits.HAND_MAX_POINTS)
    bench.now = DAY_MS - 1
    bench.sense()
    expect(governor.objection(bench.now)).toBe(STOP_HAND)
    bench.now = DAY_MS
    bench.sense()
    expect(governor.objection(bench.now)).toBe(ALLOWED)
  })
})

describe('the motor', () => {
  it('gets nothing outside a session', () => {
    new Bench()
    expect(governor.drive(100, 0)).toBe(0)
  })

  it.each([Number.NaN, -1, -100, 0])('level %d is off', (level) => {
    const bench = new Bench().begin(level)
    bench.run(2000)
    expect(bench.changes).toEqual([])
  })

  it('is kicked from standstill, and only then', () => {
    const bench = new Bench(coinMotor).begin(100)
    const kick = Math.floor((coinMotor.kickMv * 1000) / 3900)
    expect(bench.changes[0]).toEqual([0, kick])
    bench.run(1000)
    expect(bench.changes.filter(([, duty]) => duty === kick)).toHaveLength(1)
    expect(bench.changes.find(([at]) => at > 0)![0]).toBe(coinMotor.kickMs)
    bench.ask(50)
    bench.run(1000)
    bench.ask(100)
    bench.run(1000)
    expect(bench.changes.filter(([, duty]) => duty === kick)).toHaveLength(1)
  })

  it.each([
    [massagerMotor.stopMs - 1, 0],
    [massagerMotor.stopMs, 1],
    [massagerMotor.stopMs + 1, 1],
  ])('off for %i ms: %i kicks', (offMs, kicks) => {
    const bench = new Bench().begin(1)
    bench.run(1000)
    bench.ask(0)
    bench.run(offMs)
    const before = bench.changes.length
    bench.ask(1)
    bench.run(200)
    const kick = Math.floor((massagerMotor.kickMv * 1000) / 3900)
    expect(bench.changes.slice(before).filter(([, duty]) => duty === kick)).toHaveLength(kicks)
  })

  it('never jumps: a step of four levels each 20 ms', () => {
    const bench = new Bench().begin(100)
    let last = 0
    for (let t = 1; t <= 600; t++) {
      bench.runTo(t)
      const level = governor.level
      expect(Math.abs(level - last)).toBeLessThanOrEqual(limits.STEP_MS / limits.RAMP_MS_PER_LEVEL)
      last = level
    }
    expect(last).toBe(100)
  })

  it('turns as fast on a full cell as on an empty one', () => {
    const volts = [4200, 3900, 3500, 3400].map((mv) => {
      const bench = new Bench()
      bench.mv = mv
      bench.sense()
      bench.begin(60)
      bench.run(3000)
      return (bench.duty * mv) / 1000
    })
    for (const v of volts) expect(v).toBeCloseTo(volts[0]!, -1)
  })

  it('a hold needs nothing until the session ends, but the cell proved and each quiet minute checked twice', () => {
    const bench = new Bench().begin(50)
    bench.run(2000)
    expect(governor.nextAt()).toBe(limits.SESSION_MAX_MS)
    bench.run(70_000)
    const full = (limits.QUIET_LOOKS + 1) * limits.CHECK_MS
    expect(bench.looks).toEqual([0, 1000, 1000 + full, 1000 + 2 * full])
  })

  it('stays in the band and within the duty, whatever is asked and whatever the cell reads', () => {
    const step = fc.tuple(
      fc.oneof(fc.integer({ min: -50, max: 250 }), fc.double(), fc.constant(Number.NaN)),
      fc.integer({ min: limits.START_MIN_MV, max: 4200 }),
      fc.integer({ min: 1, max: 3000 }),
    )
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const bench = new Bench().begin(0)
        for (const [asked, mv, ms] of steps) {
          bench.mv = mv
          bench.ask(asked)
          bench.run(ms)
          expect(Number.isInteger(bench.duty)).toBe(true)
          expect(bench.duty).toBeGreaterThanOrEqual(0)
          expect(bench.duty).toBeLessThanOrEqual(1000)
          const level = governor.level
          expect(Number.isInteger(level) && level >= 0 && level <= 100).toBe(true)
          expect(bench.duty > 0).toBe(level > 0)
        }
      }),
    )
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
    [limits.START_MIN_MV - 1, 25, limits.START_MIN_MV - 1, 25, false],
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
      for (const [less, quiet] of [
        [1.1, true],
        [0.9, false],
      ] as const) {
        const bench = new Bench()
        governor.reset(massagerMotor, 0, 0, (points - less) * massagerMotor.hz2sPerPoint)
        bench.sense()
        bench.begin(1)
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
