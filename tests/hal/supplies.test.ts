// The tables of supplies and drivers, and the facts that the core gets of them.

import { describe, expect, it } from 'vitest'
import { DRIVERS, type DriverKind, type DriverRow, type PinState } from '../../hal/boards/drivers.ts'
import { deviceFacts, motorBehind } from '../../hal/boards/facts/device-facts.ts'
import { boards } from '../../hal/boards/index.ts'
import { massager12Motor, massagerMotor } from '../../hal/boards/motors.ts'
import { CELLS, type Supply, supplyLimits } from '../../hal/boards/supplies.ts'
import { MOTOR_SPECS, Motor } from '../../sim/world/motor.ts'
import * as limits from '../../src/limits.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'

describe('a supply', () => {
  it.each([1, 2, 3, 6])('of %i Li-ion cells has the limits of each cell', (cells) => {
    const supply = supplyLimits({ kind: 'li-ion', cells })
    expect(supply.startMinMv).toBe(limits.START_MIN_MV * cells)
    expect(supply.softBelowMv).toBe(limits.SOFT_BELOW_MV * cells)
    expect(supply.offBelowMv).toBe(limits.OFF_BELOW_MV * cells)
    expect(supply.backAboveMv).toBe(limits.BACK_ABOVE_MV * cells)
    expect(supply.supplyStepMv).toBe(limits.CELL_STEP_MV * cells)
    expect(supply.blinkFromMv).toHaveLength(4)
  })

  const ALL: Supply[] = [
    ...(['li-ion', 'lifepo4', 'nimh'] as const).flatMap((kind) =>
      [1, CELLS[kind].maxCells].map((cells): Supply => ({ kind, cells })),
    ),
    { kind: 'adapter', mv: 12_000 },
    { kind: 'usb' },
  ]
  it.each(ALL)('%j has its limits in order, and below 30 V', (supply) => {
    const l = supplyLimits(supply)
    const rising = [l.supplyMinMv, l.offBelowMv, l.softBelowMv, l.startMinMv, l.assumedMv]
    expect(rising.toSorted((a, b) => a - b)).toEqual(rising)
    expect(l.backAboveMv).toBeGreaterThanOrEqual(l.startMinMv)
    expect(l.fullMv).toBeLessThanOrEqual(l.supplyMaxMv)
    expect(l.fullMv).toBeLessThanOrEqual(30_000)
  })

  it('that is an adapter has shares of its stated volts, and nothing to count', () => {
    expect(supplyLimits({ kind: 'adapter', mv: 12_000 })).toMatchObject({
      startMinMv: 10_800,
      softBelowMv: 10_200,
      offBelowMv: 9600,
      tooHighMv: 14_400,
      assumedMv: 12_000,
      blinkFromMv: [],
    })
    expect(deviceFacts({ motor: massagerMotor, supply: { kind: 'usb' } })).toMatchObject({
      IS_ADAPTER: true,
      ASSUMED_MV: 5000,
    })
  })
})

/** What the motor feels for the levels of a row; the PWM of a small duty is high for a while, and low for a while. */
function feltBy(row: DriverRow, levels: DriverRow['off']): Set<string> {
  if (levels.enablePin === 0 || levels.sleepPin === 0) return new Set(['coast'])
  const states = (state: PinState = 0): number[] => (state === 'pwm' || state === 'inverse' ? [0, 1] : [state])
  return new Set(
    states(levels.motorPin).flatMap((motor) => states(levels.directionPin).map((to) => row.feels(motor, to))),
  )
}

describe.each(Object.entries(DRIVERS))('the driver %s', (_, row) => {
  it('does not turn the motor at reset and off, brakes when it brakes, and never turns it backwards', () => {
    for (const levels of [row.reset, row.off]) expect([...feltBy(row, levels)]).not.toContain('drive')
    expect(feltBy(row, row.drive)).toContain('drive')
    if (row.brake) expect([...feltBy(row, row.brake)]).toEqual(['brake'])
    for (const levels of [row.reset, row.off, row.drive, row.brake ?? {}])
      expect([...feltBy(row, levels)]).not.toContain('backwards')
  })

  it('with an enable pin that is stuck high turns nothing while it is off', () => {
    const stuck = { ...row.off, ...(row.isBridge && { enablePin: 1 as const, sleepPin: 1 as const }) }
    expect([...feltBy(row, stuck)]).not.toContain('drive')
  })
})

describe('a bridge', () => {
  const behind = (motor: MotorProfile, driverKind?: DriverKind) =>
    motorBehind({ motor, ...(driverKind && { driverKind }) })

  it('stops a motor so soon that the next start needs a kick', () => {
    const stopMs = (driverKind?: DriverKind) => behind(massagerMotor, driverKind).stopMs
    expect([stopMs(), stopMs('low-side'), stopMs('two-pwm')]).toEqual([250, 250, limits.BRAKE_MS / 2])
    expect(behind({ ...massagerMotor, stopMs: 20 }, 'two-pwm').stopMs).toBe(20)
  })

  const PASS_MS = 30
  it.each([massagerMotor, massager12Motor])('has not stopped a $name yet that gets no kick a pass later', (profile) => {
    const motor = new Motor(MOTOR_SPECS[profile.name]!)
    motor.run(1000, profile.mv[0]! / 1000, 0, 1, 0)
    expect(motor.hertz).toBeGreaterThan(0.9 * profile.hz[0]!)
    motor.run(behind(profile, 'two-pwm').stopMs - 1 + PASS_MS, 0, 0, 1, 0, true)
    expect(motor.hertz).toBeGreaterThan(0)
  })
})

it('a calibration creeps up all of a motor in the same time', () => {
  expect(deviceFacts({ motor: massagerMotor })).toMatchObject({
    CREEP_FROM_MV: 200,
    CREEP_TO_MV: 3300,
    CREEP_MV_PER_S: 80,
  })
  const twelve = deviceFacts({ motor: massager12Motor })
  expect(twelve.CREEP_TO_MV / twelve.CREEP_MV_PER_S).toBeCloseTo(3300 / 80, 1)
})

it.each(Object.values(boards).filter(({ supply, sensePin }) => !supply && !sensePin))(
  '$name knows of no sensor and of one cell',
  (board) => {
    const facts = deviceFacts(board)
    expect(facts).toMatchObject({ HAS_SENSE: false, IS_ADAPTER: false, START_MIN_MV: limits.START_MIN_MV, MOHM: 0 })
  },
)
