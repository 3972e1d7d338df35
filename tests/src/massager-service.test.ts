// The states for makers: service, where the console is open and the motor off, and calibrating.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as button from '../../src/button.ts'
import { MIN_DRIVE_PERCENT, SERVICE_MS } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import { ASK_OFF, ASK_SOFTER, ASK_STRONGER, STATE_NAMES } from '../../src/massager.ts'
import * as calibration from '../../src/motor/calibration.ts'
import { Bench, benchIn } from './massager-bench.ts'

const stateOf = (bench: Bench) => STATE_NAMES[bench.state]

describe('how many presses ask for service', () => {
  it.each([
    ['off', 4, 'off'],
    ['off', 5, 'service'],
    ['off', 6, 'off'],
    ['locked', 5, 'service'],
    ['locked', 4, 'locked'],
    ['charging', 5, 'service'],
    ['fault', 5, 'service'],
    ['running', 5, 'running'],
    ['calibrating', 5, 'service'],
    ['service', 5, 'service'],
  ])('%s, %i: %s', (from, count, to) => {
    const bench = benchIn(from)
    expect(stateOf(bench)).toBe(from)
    const duties = bench.duties.length
    bench.pressTimes(count)
    expect(stateOf(bench)).toBe(to)
    if (to !== 'running' && from !== 'calibrating') expect(bench.duties).toHaveLength(duties)
  })
})

describe('in service', () => {
  it.each([
    [1, 'service'],
    [2, 'service'],
    [3, 'calibrating'],
    [4, 'service'],
  ])('%i presses: %s', (count, to) => {
    const bench = benchIn('service')
    const duties = bench.duties.length
    bench.pressTimes(count)
    expect(stateOf(bench)).toBe(to)
    if (to === 'service') expect(bench.duties).toHaveLength(duties)
  })

  it.each([
    ['off', 'off'],
    ['locked', 'locked'],
    ['charging', 'charging'],
    ['fault', 'fault'],
  ])('a long press goes back to %s', (from, to) => {
    const bench = benchIn(from).pressTimes(5).run(3000).press(900).run(1000)
    expect(stateOf(bench)).toBe(to)
    expect(bench.isMotorOn).toBe(false)
  })

  it.each([
    [-1, 'service'],
    [0, 'off'],
  ])('it ends by itself after its time %i ms', (ms, state) => {
    const bench = new Bench()
    massager.request(button.PRESS_5, 0)
    bench.applyAnswer()
    expect(stateOf(bench.runTo(SERVICE_MS + ms + (ms < 0 ? 0 : 1500)))).toBe(state)
  })

  it('the light goes on and off for all that time, and nothing else does', () => {
    const bench = benchIn('service')
    const { length } = bench.lights
    bench.run(60_000)
    const times = bench.lights.slice(length).map(([ms]) => ms)
    expect(times.length).toBe(40)
    for (let i = 1; i < times.length; i++) expect(times[i]! - times[i - 1]!).toBe(1500)
    expect(bench.duties).toEqual([])
  })

  it('the charger changes nothing until it ends', () => {
    const bench = benchIn('service').setCharger(1).run(3000)
    expect(stateOf(bench)).toBe('service')
    expect(stateOf(bench.press(900).run(1000))).toBe('charging')
  })
})

describe('calibrating', () => {
  /** Volts at a cell of 3.9 V. */
  const mv = () => (massager.duty * 3900) / 1000
  /** It creeps by 8 mV at a time, and a duty of one is 3.9 mV. */
  const STEP_MV = 12

  it('creeps up from 0.2 V by 80 mV a second, and down from where it was when the press began', () => {
    const bench = new Bench().pressTimes(5)
    massager.request(button.PRESS_3, bench.now)
    bench.applyAnswer()
    const began = bench.now
    expect(Math.round(mv() / 10)).toBe(20)
    bench.runTo(began + 10_000)
    expect(Math.abs(mv() - 1000)).toBeLessThanOrEqual(STEP_MV)
    // Held for 300 ms, and counted 300 ms later: it crept on meanwhile.
    bench.press(300)
    bench.run(301)
    expect(Math.abs(mv() - 1000)).toBeLessThanOrEqual(STEP_MV)
    bench.run(5000)
    expect(Math.abs(mv() - 600)).toBeLessThanOrEqual(STEP_MV)
    bench.press(100).run(301)
    expect(stateOf(bench)).toBe('service')
    expect(bench.isMotorOn).toBe(false)
    expect(massager.isUnsaved).toBe(true)
    const [, , , , , , , start, dropOut, top] = massager.takeSettings().split(',').map(Number)
    expect(start).toBe(1000)
    expect(dropOut).toBe(600)
    expect(top).toBe(0)
  })

  it('without a press it ends at the end of its way, and nothing was measured', () => {
    const bench = benchIn('calibrating').run(((calibration.UP_TO_MV - calibration.FROM_MV) / 80) * 1000)
    expect(stateOf(bench)).toBe('service')
    expect(bench.isMotorOn).toBe(false)
    expect(massager.takeSettings()).toMatch(/,0,0,0$/)
  })

  it('without a second press it ends when it has crept down', () => {
    const bench = benchIn('calibrating').press(100).run(1000)
    expect(stateOf(bench)).toBe('calibrating')
    expect(stateOf(bench.run(10_000))).toBe('service')
    expect(bench.isMotorOn).toBe(false)
    expect(massager.takeSettings()).toMatch(/,0,0$/)
  })

  it.each([
    ['a long press', (bench: Bench) => bench.press(900), 'service'],
    ['off', (bench: Bench) => bench.run(0), 'service', ASK_OFF],
    ['the charger', (bench: Bench) => bench.setCharger(1), 'charging'],
  ])('%s ends it', (_, end, to, asked?: number) => {
    const bench = benchIn('calibrating')
    expect(bench.isMotorOn).toBe(true)
    if (asked !== undefined) massager.request(asked, bench.now)
    end(bench).applyAnswer()
    expect(bench.isMotorOn).toBe(false)
    expect(stateOf(bench)).toBe(to)
  })

  it.each([
    ['39 °C', { celsius: 39 }, 'calibrating'],
    ['40 °C, where it would have to be softer', { celsius: 40 }, 'service'],
    ['3.4 V', { mv: 3400 }, 'calibrating'],
    ['3.299 V, where it would have to be softer', { mv: 3299 }, 'service'],
  ])('at %s', (_, world, state) => {
    const bench = benchIn('calibrating').run(500)
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    Object.assign(bench, world)
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    bench.run(300)
    expect(stateOf(bench)).toBe(state)
    expect(bench.isMotorOn).toBe(state === 'calibrating')
  })

  it('is refused on the charger, and goes on being so', () => {
    const bench = benchIn('service').setCharger(1).pressTimes(3).run(5000)
    expect(stateOf(bench)).toBe('service')
    expect(bench.duties).toEqual([])
    expect(stateOf(bench.setCharger(0).pressTimes(3))).toBe('calibrating')
  })

  it('is refused where a session would be: an empty cell', () => {
    const bench = benchIn('service')
    bench.mv = 3399
    bench.pressTimes(3).run(5000)
    expect(stateOf(bench)).toBe('service')
    expect(bench.duties).toEqual([])
  })

  const settings = (dropOutMv: number, topHz: number) => `2,0,3,0,0,0,0,0,${dropOutMv},${topHz}`
  /** The duty that holds level 1 of the motor on a cell of 3.9 V, once a session goes. */
  const lowest = (stored: string) => {
    const bench = new Bench(stored)
    bench.press(900).run(5000)
    return Math.min(...bench.duties.map(([, duty]) => duty).filter((duty) => duty > 0))
  }

  it.each([
    [0, 0],
    [400, 0],
    // The profile's least is 1,200 mV: from here on it is not enough.
    [1090, 0],
    [1092, 1],
    [1500, 1],
  ])('a motor that stopped at %i mV: level 1 gets more than before: %i', (dropOutMv, more) => {
    const least = Math.floor((Math.floor((dropOutMv * MIN_DRIVE_PERCENT) / 100) * 1000) / 3900)
    const plain = Math.floor((1200 * 1000) / 3900)
    expect(lowest(settings(dropOutMv, 0))).toBe(more ? least : plain)
  })

  it('whatever was stored, the motor gets no more volts than its profile allows', () => {
    const top = Math.floor((3200 * 1000) / 3900)
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(999), (dropOutMv, topHz) => {
        const bench = new Bench(settings(dropOutMv, topHz)).press(900).run(5000)
        // After the kick.
        const duties = bench.duties.filter(([ms]) => ms >= 825).map(([, duty]) => duty)
        expect(duties.length).toBeGreaterThan(0)
        for (const duty of duties) expect(duty).toBeLessThanOrEqual(top)
      }),
      { numRuns: 50 },
    )
  })
})

describe('other buttons', () => {
  it.each([
    ['off', ASK_SOFTER],
    ['off', ASK_STRONGER],
    ['off', ASK_OFF],
    ['locked', ASK_OFF],
    ['charging', ASK_OFF],
    ['fault', ASK_OFF],
    ['service', ASK_SOFTER],
  ])('in %s, %i does nothing', (from, what) => {
    const bench = benchIn(from)
    const before = [bench.state, massager.strength, bench.duties.length, massager.isUnsaved]
    massager.request(what, bench.now, true)
    bench.run(3000)
    expect([bench.state, massager.strength, bench.duties.length, massager.isUnsaved]).toEqual(before)
  })

  it.each([
    [1, ASK_SOFTER, 1],
    [2, ASK_SOFTER, 1],
    [5, ASK_SOFTER, 4],
    [1, ASK_STRONGER, 2],
    [4, ASK_STRONGER, 5],
    [5, ASK_STRONGER, 5],
  ])('strength %i, %i: %i', (strength, what, to) => {
    const bench = new Bench(`2,0,${strength},0,0,0,0,0,0,0`).press(900).run(2000).press(900).run(2000)
    bench.press(900).run(5000)
    expect(massager.strength).toBe(strength)
    massager.request(what, bench.now, true)
    expect(massager.strength).toBe(to)
    expect(STATE_NAMES[bench.state]).toBe('running')
  })
})
