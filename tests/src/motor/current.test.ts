// The current of the motor: stall, overload, and volts for the hand. A governor alone, with readings that a test chooses.

import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { deviceFacts } from '../../../hal/boards/facts/device-facts.ts'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import { plugDevice } from '../../../sim/device/hardware/plugged-device.ts'
import * as limits from '../../../src/limits.ts'
import * as settings from '../../../src/memory/settings.ts'
import * as current from '../../../src/motor/current.ts'
import * as governor from '../../../src/motor/governor.ts'
import * as load from '../../../src/motor/load.ts'
import { NEVER } from '../../../src/time.ts'

const FACTS = deviceFacts({ motor: massagerMotor, senseMvPerA: 1000, senseOf: 'motor' })
/** The cell of the test, in mV. */
const MV = 3900
const FREE_MA = 103
const motorMv = () => (governor.duty * MV) / 1000
/** What a motor that stands still takes. */
const blockedMa = () => (motorMv() * 1000) / massagerMotor.mohm!

let now = 0

/** A session at level 50, past its kick and ramp. */
function begin(): void {
  now = 0
  settings.load(undefined)
  governor.reset(massagerMotor, 0, 0, 0, 0, 0, 0)
  governor.checkReadings(MV, 25, 0, 0, 0)
  governor.begin(0, 0, 0)
  for (; now < 2000; now += 100) governor.drive(50, now)
  current.noteCurrent(FREE_MA, now)
  expect(governor.level).toBe(50)
}

/** A reading every 100 ms. Answers with what the last one changed. */
function read(ma: number | (() => number), times = 1): number {
  let change = current.FINE
  for (let i = 0; i < times; i++) {
    now += limits.SENSE_MS
    change = current.noteCurrent(typeof ma === 'number' ? ma : ma(), now)
  }
  return change
}

beforeEach(() => {
  plugDevice(FACTS)
  begin()
})
afterAll(() => plugDevice())

describe('the resistance of a calibration', () => {
  /** Readings of a motor of `mohm` that stands still, while its volts rise to what starts it. */
  function measure(mohm: number, toReading = (ma: number, _: number) => ma): number {
    governor.end(now)
    governor.begin(0, 0, now)
    for (let mv = 200, i = 0; mv < massagerMotor.startMv; mv += 20, i++) {
      governor.driveVoltage(mv)
      read(toReading((motorMv() * 1000) / mohm, i))
    }
    return current.findMohm()
  }

  it.each([
    [limits.MOHM_MIN_PERCENT - 1, false],
    [limits.MOHM_MIN_PERCENT + 1, true],
    [limits.MOHM_MAX_PERCENT - 1, true],
    [limits.MOHM_MAX_PERCENT + 1, false],
  ])('of %i percent of the profile is taken: %s', (percent, isTaken) => {
    const mohm = (massagerMotor.mohm! * percent) / 100
    const found = measure(mohm)
    if (isTaken) expect(Math.abs(found - mohm)).toBeLessThan(10)
    else expect(found).toBe(0)
  })

  it('is none where nothing was measured', () => {
    governor.begin(0, 0, now)
    expect(current.findMohm()).toBe(0)
  })

  it('hardly changes by errors of a shunt in the supply while the duty is small', () => {
    plugDevice({ ...FACTS, IS_SENSE_OF_SUPPLY: true })
    const mohm = measure(massagerMotor.mohm!, (ma, i) => (ma * governor.duty) / 1000 + (i < 8 ? 5 : 0))
    expect(Math.abs(mohm - massagerMotor.mohm!)).toBeLessThan(220)
  })
})

describe.each([['motor'], ['supply']] as const)('with a sensor in the circuit of the %s', (senseOf) => {
  it('a session that begins with a rest says nothing of the current until the motor is driven', () => {
    plugDevice(deviceFacts({ motor: massagerMotor, senseMvPerA: 1000, senseOf }))
    now = 0
    governor.reset(massagerMotor, 0, 0, 0, 0, 0, 0)
    governor.checkReadings(MV, 25, 0, 0, 0)
    governor.begin(0, 0, 0)
    for (const ma of [0, -3, 3]) expect(read(ma)).toBe(current.FINE)
    expect(current.findMohm()).toBe(0)
  })
})

describe('a stall', () => {
  it('is seen after STALL_MS, and not before', () => {
    expect(read(blockedMa, 2)).not.toBe(current.STALLED)
    expect(load.isStalled).toBe(false)
    expect(read(blockedMa)).toBe(current.STALLED)
    expect(governor.findStopReason(now)).toBe(governor.STOP_STALL)
  })

  it('ends one session, and forbids no other', () => {
    expect(governor.findStopReason(now)).toBe(governor.ALLOWED)
    read(blockedMa, 3)
    governor.end(now)
    expect(governor.findStopReason(now)).toBe(governor.ALLOWED)
    governor.begin(0, 0, now)
    expect(governor.findStopReason(now)).toBe(governor.ALLOWED)
  })

  it('is not what a motor does that starts again and again, and is slow at each start', () => {
    for (let tick = 0; tick < 5; tick++) {
      for (let step = 0; step < 6; step++) {
        now += 100
        governor.drive(0, now)
      }
      now += 100
      governor.drive(20, now)
      expect(governor.level).toBe(20)
      expect(read(blockedMa)).not.toBe(current.STALLED)
    }
    expect(load.isStalled).toBe(false)
    expect(read(blockedMa, 2)).toBe(current.STALLED)
  })

  it.each([
    // Of the free motor's 35 % of speed, one mA to each side.
    [-1, false],
    [1, true],
  ])('is a current of %i mA more than that of 35 percent of the speed: %s', (more, isStall) => {
    const atLimit = () => {
      const emfMv = (motorMv() - (FREE_MA * massagerMotor.mohm!) / 1000) * (limits.STALL_PERCENT / 100)
      return ((motorMv() - emfMv) * 1000) / massagerMotor.mohm!
    }
    for (let i = 0; i < 4; i++) read(() => atLimit() + more)
    expect(load.isStalled).toBe(isStall)
  })

  it('that ends in time is forgotten', () => {
    read(blockedMa, 2)
    read(FREE_MA)
    expect(read(blockedMa, 2)).not.toBe(current.STALLED)
  })
})

describe('an overload', () => {
  const { OVERLOAD_MA } = FACTS

  it.each([
    [OVERLOAD_MA - 1, false],
    [OVERLOAD_MA, true],
    [OVERLOAD_MA + 1, true],
  ])('of %i mA makes the motor softer: %s', (ma, isSofter) => {
    read(ma, limits.OVERLOAD_MS / limits.SENSE_MS)
    expect(load.isOverloaded).toBe(isSofter)
    governor.drive(50, now)
    expect(governor.level).toBe(isSofter ? 35 : 50)
  })

  it('is softer only after OVERLOAD_MS', () => {
    read(OVERLOAD_MA, limits.OVERLOAD_MS / limits.SENSE_MS - 1)
    expect(load.isOverloaded).toBe(false)
    expect(read(OVERLOAD_MA)).toBe(current.LEVEL_CHANGED)
  })

  it('ends the session after OVERLOAD_OFF_MS, and not before', () => {
    read(OVERLOAD_MA, limits.OVERLOAD_OFF_MS / limits.SENSE_MS - 1)
    expect(load.isStalled).toBe(false)
    expect(read(OVERLOAD_MA)).toBe(current.STALLED)
  })

  it('is over within 3 s of a lighter hand, and a dip of half a second does not end it', () => {
    read(OVERLOAD_MA, 30)
    read(FREE_MA, 5)
    expect(load.isOverloaded).toBe(true)
    read(FREE_MA, 25)
    expect(load.isOverloaded).toBe(false)
  })

  it('asks for the supply when it begins, and whenever the current is greater than at the last time, but not else', () => {
    const at = OVERLOAD_MA
    expect(read(at)).toBe(current.SUPPLY_UNSURE)
    read(at, 4)
    expect(read(at)).toBe(current.FINE)
    expect(read(at + 1)).toBe(current.SUPPLY_UNSURE)
    expect(read(at)).toBe(current.FINE)
    expect(read(at + 1)).toBe(current.FINE)
    read(FREE_MA)
    expect(read(at)).toBe(current.SUPPLY_UNSURE)
  })
})

describe('volts for the hand', () => {
  it('are those that the current takes in the resistance, within a step', () => {
    const before = motorMv()
    read(FREE_MA + 100, 30)
    const lift = motorMv() - before
    expect(Math.abs(lift - (100 * massagerMotor.mohm!) / 1000)).toBeLessThan(FACTS.LIFT_STEP_MV + 4)
  })

  it('never exceed the top of the band', () => {
    for (let i = 0; i < 20; i++) {
      now += 100
      governor.drive(100, now)
      read(FACTS.OVERLOAD_MA - 1)
      expect(motorMv()).toBeLessThanOrEqual(FACTS.TOP_MV)
    }
  })

  it('are taken back when the hand is lifted', () => {
    const before = motorMv()
    read(FREE_MA + 100, 30)
    read(FREE_MA, 30)
    expect(Math.abs(motorMv() - before)).toBeLessThan(FACTS.LIFT_STEP_MV + 4)
  })

  it.each([
    ['heat', MV, limits.SOFT_FROM_C],
    ['battery', limits.SOFT_BELOW_MV - 1, 25],
  ])('are none while %s makes the motor softer', (_, mv, celsius) => {
    governor.checkReadings(mv, celsius, 0, 0, now)
    read(FREE_MA + 100, 30)
    expect(load.liftMv).toBe(0)
  })

  it('follow the resistance that calibration has measured', () => {
    settings.saved[settings.MOHM_FIELD] = 2 * massagerMotor.mohm!
    const before = motorMv()
    read(FREE_MA + 50, 30)
    expect(Math.abs(motorMv() - before - (50 * 2 * massagerMotor.mohm!) / 1000)).toBeLessThan(FACTS.LIFT_STEP_MV + 4)
  })
})

describe('the sensor', () => {
  it('that cannot be read says so', () => {
    expect(read(Number.NaN)).toBe(current.LOST)
  })

  it.each([
    [0, governor.SENSORS_FINE],
    [FACTS.OVERLOAD_MA / 2, governor.SENSORS_FINE],
    [-FACTS.OVERLOAD_MA / 2, governor.SENSORS_FINE],
    [FACTS.OVERLOAD_MA / 2 + 1, governor.NO_CURRENT],
    [-FACTS.OVERLOAD_MA / 2 - 1, governor.NO_CURRENT],
    [Number.NaN, governor.NO_CURRENT],
  ])('that reads %d mA of a motor at rest gives %i', (ma, result) => {
    governor.end(now)
    now += limits.REST_CURRENT_MS
    current.noteRest(ma, now)
    expect(governor.checkReadings(MV, 25, 0, 0, now)).toBe(result)
  })

  it('is not asked about rest while the motor may still turn', () => {
    governor.end(now)
    current.noteRest(1000, now + limits.REST_CURRENT_MS - 1)
    expect(governor.checkReadings(MV, 25, 0, 0, now)).toBe(governor.SENSORS_FINE)
  })

  it('is read every SENSE_MS while the motor is driven, and never while it is off', () => {
    read(FREE_MA)
    expect(load.senseAt).toBe(now + limits.SENSE_MS)
    governor.end(now)
    expect(load.senseAt).toBe(NEVER)
  })

  it('in the supply has its pauses with the PWM', () => {
    plugDevice({ ...FACTS, IS_SENSE_OF_SUPPLY: true })
    begin()
    for (let i = 0; i < 3; i++) read(() => (blockedMa() * governor.duty) / 1000)
    expect(load.isStalled).toBe(true)
  })
})

it('the time that a hand presses is counted, from a seventh of a hard hand on', () => {
  read(FREE_MA + FACTS.PRESSED_MA - 2, 10)
  expect(current.pressedMs).toBe(0)
  read(FREE_MA + FACTS.PRESSED_MA + 1, 10)
  expect(current.pressedMs).toBe(1000)
  governor.end(now)
  expect(current.pressedMs).toBe(1000)
  governor.begin(0, 0, now)
  expect(current.pressedMs).toBe(0)
})
