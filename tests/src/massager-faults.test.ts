import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../hal/boards/motors.ts'
import { STUCK_MS } from '../../src/button.ts'
import { EVEN_MS } from '../../src/light.ts'
import { ABSENT, SOFT_FROM_C } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import {
  CHARGING,
  FAULT,
  FAULT_BATTERY,
  FAULT_EXCEPTION,
  FAULT_PROGRAM,
  FAULT_THERMOMETER,
  LOCKED,
  OFF,
  RUNNING,
  STATE_NAMES,
} from '../../src/massager.ts'
import { BENCH_STATES, Bench, benchIn, programs, UNLOCKED } from './massager-bench.ts'

describe('charger', () => {
  it('stops the motor, and the state before comes back without it', () => {
    const bench = benchIn('running').setCharger(1)
    expect([bench.state, bench.isMotorOn]).toEqual([CHARGING, false])
    expect(bench.setCharger(0).state).toBe(OFF)
    expect(new Bench('').setCharger(1).setCharger(0).state).toBe(LOCKED)
  })

  it('is seen at power-up', () => {
    const bench = new Bench()
    bench.charging = 1
    massager.powerUp(programs, massagerMotor, UNLOCKED)
    bench.applyAnswer()
    expect(bench.state).toBe(CHARGING)
  })

  it('is seen by the next press if its own event was lost', () => {
    const bench = benchIn('off')
    bench.charging = 1
    bench.press(900).run(2000)
    expect([bench.state, bench.isMotorOn]).toEqual([CHARGING, false])
  })

  it('shows the charge when it comes, and nothing when it goes', () => {
    const bench = benchIn('off').setCharger(1).run(5000)
    // 3900 mV are four blinks of five.
    expect(bench.lights.filter(([, level]) => level > 0)).toHaveLength(4)
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

describe('faults', () => {
  it.each(BENCH_STATES)('an error in %s ends with the motor off', (state) => {
    const bench = benchIn(state)
    massager.fail(FAULT_EXCEPTION, bench.now)
    bench.applyAnswer()
    expect([bench.state, bench.isMotorOn, massager.fault]).toEqual([FAULT, false, FAULT_EXCEPTION])
  })

  it('an error takes back that the sensors are asked for: one of them may have thrown', () => {
    const bench = benchIn('running')
    massager.checkSensors(bench.now)
    expect(massager.needsCheck).toBe(true)
    massager.fail(FAULT_EXCEPTION, bench.now)
    expect(massager.needsCheck).toBe(false)
  })

  it('the first cause is kept', () => {
    const bench = benchIn('fault')
    massager.fail(FAULT_PROGRAM, bench.now)
    expect(massager.fault).toBe(FAULT_EXCEPTION)
  })

  it('a damaged program is never played in part', () => {
    const bench = new Bench(UNLOCKED, [`${programs[0]!.slice(0, -1)}x`]).press(900).run(2000)
    expect([bench.state, massager.fault]).toEqual([FAULT, FAULT_PROGRAM])
    expect(bench.duties).toEqual([])
  })

  it.each([
    ['battery', { mv: Number.NaN }, FAULT_BATTERY],
    ['thermometer', { celsius: Number.NaN }, FAULT_THERMOMETER],
  ])('one of the %s is cleared only when it reads again', (_, broken, fault) => {
    const bench = benchIn('running')
    Object.assign(bench, broken)
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    expect([bench.state, bench.isMotorOn, massager.fault]).toEqual([FAULT, false, fault])
    bench.run(20_000)
    const lights = bench.lights.length
    bench.press(900).run(20_000)
    expect([bench.state, massager.fault]).toEqual([FAULT, fault])
    expect(bench.lights.slice(lights).filter(([, level]) => level > 0)).toHaveLength(3 * fault)
    Object.assign(bench, { mv: 3900, celsius: 25 })
    bench.press(900).run(1000)
    expect([bench.state, massager.fault]).toEqual([OFF, 0])
  })

  it('come from a sensor even while off', () => {
    const bench = benchIn('off')
    bench.celsius = Number.NaN
    expect(bench.pressTimes(1).state).toBe(FAULT)
  })
})

describe('a button that is stuck', () => {
  it.each([
    [STUCK_MS - 1, RUNNING],
    [STUCK_MS, OFF],
    [STUCK_MS + 1, OFF],
  ])('from the start on, for %i ms', (ms, state) => {
    const bench = benchIn('off').setButton(1).run(ms)
    expect([bench.state, bench.isMotorOn]).toEqual([state, state === RUNNING])
  })

  it.each(['locked', 'charging', 'fault'])('in %s changes nothing', (state) => {
    const bench = benchIn(state)
    // With a sensor that still fails: else the long press before clears the fault.
    if (state === 'fault') bench.mv = Number.NaN
    bench.setButton(1).run(STUCK_MS + 5000)
    expect(STATE_NAMES[bench.state]).toBe(state)
    expect(bench.isMotorOn).toBe(false)
  })
})

describe('softer', () => {
  it.each([
    [SOFT_FROM_C - 1, 0],
    [SOFT_FROM_C, 3],
    [SOFT_FROM_C + 1, 3],
  ])('at %i °C: %i quick blinks, and on it goes', (celsius, blinks) => {
    const bench = benchIn('running')
    const lights = bench.lights.length
    bench.celsius = celsius
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    bench.run(3000)
    // It is on all the time: of the blinks, and after them.
    const on = bench.lights.slice(lights).filter(([, level]) => level > 0)
    expect(on).toHaveLength(blinks && blinks + 1)
    expect([bench.state, bench.isMotorOn]).toEqual([RUNNING, true])
  })
})

describe('a board without sensors', () => {
  it('runs by the rules that need none, and shows that it cannot tell the charge', () => {
    const bench = benchIn('off')
    bench.mv = bench.celsius = ABSENT
    bench.pressTimes(1)
    // One blink, at another pace than that of any charge.
    const [[on], [off], ...more] = bench.lights as [[number, number], [number, number]]
    expect(off - on).toBe(EVEN_MS)
    expect(more).toEqual([])
    bench.press(900)
    expect(bench.run(5000).isMotorOn).toBe(true)
  })
})
