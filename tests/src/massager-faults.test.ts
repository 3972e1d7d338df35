import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../hal/boards/motors.ts'
import { ABSENT } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import { CHARGING, FAULT, FAULT_EXCEPTION, FAULT_PROGRAM, LOCKED, OFF } from '../../src/massager.ts'
import { Bench, IN, programs, UNLOCKED } from './massager-bench.ts'

describe('charger', () => {
  it('stops the motor, and the state before comes back without it', () => {
    const bench = IN.running!().plug(1)
    expect([bench.state, bench.motorOn]).toEqual([CHARGING, false])
    expect(bench.plug(0).state).toBe(OFF)
    expect(new Bench('').plug(1).plug(0).state).toBe(LOCKED)
  })

  it('is seen at power-up', () => {
    const bench = new Bench()
    bench.plugged = 1
    massager.powerUp(programs, massagerMotor, UNLOCKED)
    bench.note()
    expect(bench.state).toBe(CHARGING)
  })

  it('is seen by the next press if its own event was lost', () => {
    const bench = IN.off!()
    bench.plugged = 1
    bench.press(900).run(2000)
    expect([bench.state, bench.motorOn]).toEqual([CHARGING, false])
  })

  it('does not hide a fault', () => {
    const bench = IN.fault!().plug(1)
    expect(bench.state).toBe(FAULT)
    bench.press(900).run(100)
    expect(bench.state).toBe(CHARGING)
  })
})

describe('faults', () => {
  it.each(Object.keys(IN))('an error in %s ends with the motor off', (state) => {
    const bench = IN[state]!()
    massager.fail(FAULT_EXCEPTION, bench.now)
    bench.note()
    expect([bench.state, bench.motorOn, massager.fault]).toEqual([FAULT, false, FAULT_EXCEPTION])
  })

  it('the first cause is kept', () => {
    const bench = IN.fault!()
    massager.fail(FAULT_PROGRAM, bench.now)
    expect(massager.fault).toBe(FAULT_EXCEPTION)
  })

  it('a damaged program is never played in part', () => {
    const bench = new Bench(UNLOCKED, [`${programs[0]!.slice(0, -1)}x`]).press(900).run(2000)
    expect([bench.state, massager.fault]).toEqual([FAULT, FAULT_PROGRAM])
    expect(bench.duties).toEqual([])
  })

  it('a sensor fault is cleared only when the sensor reads again', () => {
    const bench = IN.running!()
    bench.mv = Number.NaN
    bench.run(1500)
    expect([bench.state, bench.motorOn]).toEqual([FAULT, false])
    bench.press(900).run(1000)
    expect(bench.state).toBe(FAULT)
    bench.mv = 3900
    bench.press(900).run(1000)
    expect(bench.state).toBe(OFF)
  })

  it('come from a sensor even while off', () => {
    const bench = IN.off!()
    bench.celsius = Number.NaN
    expect(bench.presses(1).state).toBe(FAULT)
  })
})

describe('a board without sensors', () => {
  it('runs by the rules that need none, and shows no charge', () => {
    const bench = IN.off!()
    bench.mv = bench.celsius = ABSENT
    bench.presses(1)
    expect(bench.lights).toEqual([])
    bench.press(900)
    expect(bench.run(5000).motorOn).toBe(true)
  })
})
