// The states for makers: service mode, where the console is open and the motor is off, and calibrating.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STANDARD } from '../../sim/device/hardware/plugged-device.ts'
import * as button from '../../src/button.ts'
import { MIN_DRIVE_PERCENT, SERVICE_MS } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import { ASK_OFF, ASK_SOFTER, ASK_STRONGER, STATE_NAMES } from '../../src/massager.ts'
import { Bench, benchIn } from './massager-bench.ts'

const stateOf = (bench: Bench) => STATE_NAMES[bench.state]

describe('presses', () => {
  it.each([
    ['off', 4, 'off'],
    ['off', 5, 'service'],
    ['off', 6, 'off'],
    ['locked', 5, 'locked'],
    ['locked', 4, 'locked'],
    ['charging', 5, 'charging'],
    ['fault', 5, 'fault'],
    ['running', 5, 'running'],
    ['calibrating', 5, 'service'],
    ['service', 5, 'service'],
  ])('in the state %s, %i times, lead to the state %s', (from, count, to) => {
    const bench = benchIn(from)
    expect(stateOf(bench)).toBe(from)
    const duties = bench.duties.length
    bench.pressTimes(count)
    expect(stateOf(bench)).toBe(to)
    if (to !== 'running' && from !== 'calibrating') expect(bench.duties).toHaveLength(duties)
  })
})

describe('service mode', () => {
  it.each([
    [1, 'service'],
    [2, 'service'],
    [3, 'calibrating'],
    [4, 'service'],
  ])('after %i presses changes to the state %s', (count, to) => {
    const bench = benchIn('service')
    const duties = bench.duties.length
    bench.pressTimes(count)
    expect(stateOf(bench)).toBe(to)
    if (to === 'service') expect(bench.duties).toHaveLength(duties)
  })

  it('returns to off after a long press', () => {
    const bench = benchIn('off').pressTimes(5).run(3000).press(900).run(1000)
    expect(stateOf(bench)).toBe('off')
    expect(bench.isMotorOn).toBe(false)
  })

  it('ends without what was pressed in it, where a busy board hears of both at once', () => {
    const bench = new Bench()
    massager.handleRequest(button.PRESS_5, 0)
    bench.applyAnswer()
    const pressedAt = SERVICE_MS - 100
    bench.runTo(pressedAt - 1)
    expect(stateOf(bench)).toBe('service')
    bench.now = pressedAt + 1000
    for (const ms of [0, 200, 400]) {
      massager.handleEdge(1, pressedAt + ms, bench.now)
      massager.handleEdge(0, pressedAt + ms + 100, bench.now)
    }
    bench.run(2000)
    expect(stateOf(bench)).toBe('off')
    expect(bench.isMotorOn).toBe(false)
  })

  it.each([
    [-1, 'service'],
    [0, 'off'],
  ])('is, %i ms after its time, the state %s', (ms, state) => {
    const bench = new Bench()
    massager.handleRequest(button.PRESS_5, 0)
    bench.applyAnswer()
    expect(stateOf(bench.runTo(SERVICE_MS + ms + (ms < 0 ? 0 : 1500)))).toBe(state)
  })

  it('shows a long mark every 2.5 s all the time, and does not drive the motor', () => {
    const bench = benchIn('service')
    const { length } = bench.lights
    bench.run(60_000)
    const times = bench.lights.slice(length).map(([ms]) => ms)
    expect(times.length).toBe(48)
    for (let i = 2; i < times.length; i++) expect(times[i]! - times[i - 2]!).toBe(2500)
    expect(bench.duties).toEqual([])
  })

  it('does not change when a charger is plugged in, and then ends in charging', () => {
    const bench = benchIn('service').setCharger(1).run(3000)
    expect(stateOf(bench)).toBe('service')
    expect(stateOf(bench.press(900).run(1000))).toBe('charging')
  })
})

describe('calibrating', () => {
  /** The motor's voltage at a cell of 3.9 V, in mV. */
  const mv = () => (massager.duty * 3900) / 1000
  /** A step of the creep is 8 mV, and a duty of 1 is 3.9 mV. */
  const STEP_MV = 12

  it('creeps up from 200 mV by 80 mV a second, and down from the voltage at which the press began', () => {
    const bench = new Bench().pressTimes(5)
    massager.handleRequest(button.PRESS_3, bench.now)
    bench.applyAnswer()
    const beganAt = bench.now
    expect(Math.round(mv() / 10)).toBe(20)
    bench.runTo(beganAt + 10_000)
    expect(Math.abs(mv() - 1000)).toBeLessThanOrEqual(STEP_MV)
    // The gesture is known 600 ms after the press began: the voltage crept on meanwhile.
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

  it('ends at the top without a press, and stores nothing', () => {
    const bench = benchIn('calibrating').run(((STANDARD.CREEP_TO_MV - STANDARD.CREEP_FROM_MV) / 80) * 1000)
    expect(stateOf(bench)).toBe('service')
    expect(bench.isMotorOn).toBe(false)
    expect(massager.takeSettings()).toMatch(/,0,0,0$/)
  })

  it('ends at the bottom without a second press, and stores no drop-out voltage', () => {
    const bench = benchIn('calibrating').press(100).run(1000)
    expect(stateOf(bench)).toBe('calibrating')
    expect(stateOf(bench.run(10_000))).toBe('service')
    expect(bench.isMotorOn).toBe(false)
    expect(massager.takeSettings()).toMatch(/,0,0$/)
  })

  it.each([
    ['a long press', (bench: Bench) => bench.press(900), 'service'],
    ['the request ASK_OFF', (bench: Bench) => bench.run(0), 'service', ASK_OFF],
    ['the charger', (bench: Bench) => bench.setCharger(1), 'charging'],
  ])('ends after %s', (_, end, to, request?: number) => {
    const bench = benchIn('calibrating')
    expect(bench.isMotorOn).toBe(true)
    if (request !== undefined) massager.handleRequest(request, bench.now)
    end(bench).applyAnswer()
    expect(bench.isMotorOn).toBe(false)
    expect(stateOf(bench)).toBe(to)
  })

  it.each([
    ['39 °C', 'calibrating', { celsius: 39 }],
    ['40 °C, where a level would be softened,', 'service', { celsius: 40 }],
    ['3.4 V', 'calibrating', { mv: 3400 }],
    ['3.299 V, where a level would be softened,', 'service', { mv: 3299 }],
  ])('at %s leads to the state %s', (_, state, readings) => {
    const bench = benchIn('calibrating').run(500)
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    Object.assign(bench, readings)
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    bench.run(300)
    expect(stateOf(bench)).toBe(state)
    expect(bench.isMotorOn).toBe(state === 'calibrating')
  })

  it('is refused while charging, and starts after the charger is unplugged', () => {
    const bench = benchIn('service').setCharger(1).pressTimes(3).run(5000)
    expect(stateOf(bench)).toBe('service')
    expect(bench.duties).toEqual([])
    expect(stateOf(bench.setCharger(0).pressTimes(3))).toBe('calibrating')
  })

  it('is refused with a cell that is too empty for a session', () => {
    const bench = benchIn('service')
    bench.mv = 3399
    bench.pressTimes(3).run(5000)
    expect(stateOf(bench)).toBe('service')
    expect(bench.duties).toEqual([])
  })

  const calibrated = (dropOutMv: number, topHz: number) => `2,0,3,0,0,0,0,0,${dropOutMv},${topHz}`
  /** The duty of level 1 in a session, at a cell of 3.9 V. */
  const lowestDuty = (stored: string) => {
    const bench = new Bench(stored)
    bench.press(900).run(5000)
    return Math.min(...bench.duties.map(([, duty]) => duty).filter((duty) => duty > 0))
  }

  it.each([
    [0, 0],
    [400, 0],
    // 110 % of the next ones passes the 1,200 mV of the profile.
    [1090, 0],
    [1092, 1],
    [1500, 1],
  ])('of a motor that stopped at %i mV raises the duty of level 1: %i', (dropOutMv, isRaised) => {
    const least = Math.floor((Math.floor((dropOutMv * MIN_DRIVE_PERCENT) / 100) * 1000) / 3900)
    const plain = Math.floor((1200 * 1000) / 3900)
    expect(lowestDuty(calibrated(dropOutMv, 0))).toBe(isRaised ? least : plain)
  })

  it('never raises the voltage above the top of the profile, whatever is stored', () => {
    const top = Math.floor((3200 * 1000) / 3900)
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(999), (dropOutMv, topHz) => {
        const bench = new Bench(calibrated(dropOutMv, topHz)).press(900).run(5000)
        const afterKick = bench.duties.filter(([ms]) => ms >= 825)
        const duties = afterKick.map(([, duty]) => duty)
        expect(duties.length).toBeGreaterThan(0)
        for (const duty of duties) expect(duty).toBeLessThanOrEqual(top)
      }),
      { numRuns: 50 },
    )
  })
})

describe('an extra button', () => {
  it.each([
    ['off', ASK_SOFTER],
    ['off', ASK_STRONGER],
    ['off', ASK_OFF],
    ['locked', ASK_OFF],
    ['charging', ASK_OFF],
    ['fault', ASK_OFF],
    ['service', ASK_SOFTER],
  ])('in the state %s, with the request %i, does nothing', (state, request) => {
    const bench = benchIn(state)
    const before = [bench.state, massager.strength, bench.duties.length, massager.isUnsaved]
    massager.handleRequest(request, bench.now, true)
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
  ])('at strength %i, with the request %i, leads to strength %i', (strength, request, to) => {
    const bench = new Bench(`2,0,${strength},0,0,0,0,0,0,0`).press(900).run(2000).press(900).run(2000)
    bench.press(900).run(5000)
    expect(massager.strength).toBe(strength)
    massager.handleRequest(request, bench.now, true)
    expect(massager.strength).toBe(to)
    expect(STATE_NAMES[bench.state]).toBe('running')
  })
})
