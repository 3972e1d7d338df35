// What ends a session against the owner's will: charger, faults, a stuck button; and boards without sensors.

import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../hal/boards/motors.ts'
import { STUCK_MS } from '../../src/button.ts'
import { ABSENT, SOFT_FROM_C } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import {
  CHARGING,
  FAULT,
  FAULT_BATTERY,
  FAULT_EXCEPTION,
  FAULT_STORE,
  FAULT_THERMOMETER,
  LOCKED,
  OFF,
  RUNNING,
  STATE_NAMES,
} from '../../src/massager.ts'
import { BENCH_STATES, Bench, benchIn, programs, UNLOCKED } from './massager-bench.ts'

describe('the charger', () => {
  it('stops the motor, and unplugging it leads to off, or to locked', () => {
    const bench = benchIn('running').setCharger(1)
    expect([bench.state, bench.isMotorOn]).toEqual([CHARGING, false])
    expect(bench.setCharger(0).state).toBe(OFF)
    expect(new Bench('').setCharger(1).setCharger(0).state).toBe(LOCKED)
  })

  it('is noticed at power-up', () => {
    const bench = new Bench()
    bench.charging = 1
    massager.powerUp(programs, programs.length - 1, massagerMotor, UNLOCKED)
    bench.applyAnswer()
    expect(bench.state).toBe(CHARGING)
  })

  it('is noticed at the next press if its event was lost', () => {
    const bench = benchIn('off')
    bench.charging = 1
    bench.press(900).run(2000)
    expect([bench.state, bench.isMotorOn]).toEqual([CHARGING, false])
  })

  it('makes the light show the charge when it is plugged in, and nothing when it is unplugged', () => {
    const bench = benchIn('off').setCharger(1).run(5000)
    expect(bench.said).toEqual(['charge 4'])
    const lights = bench.lights.length
    bench.setCharger(0).run(5000)
    expect(bench.lights).toHaveLength(lights)
  })

  it('does not hide a fault', () => {
    const bench = benchIn('fault').setCharger(1)
    expect(bench.state).toBe(FAULT)
    bench.press(900).run(100)
    expect(bench.state).toBe(CHARGING)
  })
})

describe('a fault', () => {
  it.each(BENCH_STATES)('from an error in the state %s turns the motor off', (state) => {
    const bench = benchIn(state)
    massager.fail(FAULT_EXCEPTION, bench.now)
    bench.applyAnswer()
    expect([bench.state, bench.isMotorOn, massager.fault]).toEqual([FAULT, false, FAULT_EXCEPTION])
  })

  it('from an error cancels a sensor check, because reading the sensors may have thrown', () => {
    const bench = benchIn('running')
    massager.checkSensors(bench.now)
    expect(massager.needsCheck).toBe(true)
    massager.fail(FAULT_EXCEPTION, bench.now)
    expect(massager.needsCheck).toBe(false)
  })

  it('stays the first one when another error follows', () => {
    const bench = benchIn('fault')
    massager.fail(FAULT_STORE, bench.now)
    expect(massager.fault).toBe(FAULT_EXCEPTION)
  })

  it.each([
    ['battery', { mv: Number.NaN }, FAULT_BATTERY],
    ['thermometer', { celsius: Number.NaN }, FAULT_THERMOMETER],
  ])('of the %s is cleared only when it can be read again', (part, broken, fault) => {
    const bench = benchIn('running')
    Object.assign(bench, broken)
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    expect([bench.state, bench.isMotorOn, massager.fault]).toEqual([FAULT, false, fault])
    bench.run(20_000)
    const said = bench.listen(() => bench.press(900).run(20_000))
    expect([bench.state, massager.fault]).toEqual([FAULT, fault])
    expect(said).toEqual(Array(3).fill(`fault ${part} ${fault}`))
    Object.assign(bench, { mv: 3900, celsius: 25 })
    bench.press(900).run(1000)
    expect([bench.state, massager.fault]).toEqual([OFF, 0])
  })

  it('from a sensor also comes while the motor is off', () => {
    const bench = benchIn('off')
    bench.celsius = Number.NaN
    expect(bench.pressTimes(1).state).toBe(FAULT)
  })
})

describe('a stuck button', () => {
  it.each([
    [STUCK_MS - 1, RUNNING],
    [STUCK_MS, OFF],
    [STUCK_MS + 1, OFF],
  ])('held from the start on for %i ms leads to state %i', (ms, state) => {
    const bench = benchIn('off').setButton(1).run(ms)
    expect([bench.state, bench.isMotorOn]).toEqual([state, state === RUNNING])
  })

  it.each(['locked', 'charging', 'fault'])('in the state %s changes nothing', (state) => {
    const bench = benchIn(state)
    // The sensor still fails, so that the long press before does not clear the fault.
    if (state === 'fault') bench.mv = Number.NaN
    bench.setButton(1).run(STUCK_MS + 5000)
    expect(STATE_NAMES[bench.state]).toBe(state)
    expect(bench.isMotorOn).toBe(false)
  })
})

describe('a case temperature', () => {
  it.each([
    [SOFT_FROM_C - 1, []],
    [SOFT_FROM_C, ['softer heat 2']],
    [SOFT_FROM_C + 1, ['softer heat 2']],
  ])('of %i °C makes the light say %j while the session goes on', (celsius, said) => {
    const bench = benchIn('running')
    bench.celsius = celsius
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    expect(bench.listen(() => bench.run(20_000))).toEqual(said)
    expect([bench.state, bench.isMotorOn]).toEqual([RUNNING, true])
  })
})

describe('a board without sensors', () => {
  it('runs, and says that its charge is unknown', () => {
    const bench = benchIn('off')
    bench.mv = bench.celsius = ABSENT
    expect(bench.listen(() => bench.pressTimes(1).run(10_000))).toEqual(['charge unknown 0'])
    bench.press(900)
    expect(bench.run(5000).isMotorOn).toBe(true)
  })
})
