// What each gesture does in each state; programs, strengths and what is saved.

import { describe, expect, it } from 'vitest'
import * as massager from '../../src/massager.ts'
import { LOCKED, OFF, RUNNING, STATE_NAMES } from '../../src/massager.ts'
import { OPEN_FIELD } from '../../src/memory/settings.ts'
import * as governor from '../../src/motor/governor.ts'
import { STRENGTH_PERCENT } from '../../src/program/strength.ts'
import { Bench, benchIn } from './massager-bench.ts'

const GESTURES: Record<string, (bench: Bench) => Bench> = {
  one: (bench) => bench.pressTimes(1),
  two: (bench) => bench.pressTimes(2),
  three: (bench) => bench.pressTimes(3),
  four: (bench) => bench.pressTimes(4),
  five: (bench) => bench.pressTimes(5),
  six: (bench) => bench.pressTimes(6),
  long: (bench) => bench.press(900).run(1000),
}

// The design's button table: state, gesture, the state after it, and whether the light changes.
const LIGHT_SHOWS = true
const DARK = false
describe('the button table', () => {
  it.each([
    ['off', 'one', 'off', LIGHT_SHOWS],
    ['off', 'two', 'off', DARK],
    ['off', 'three', 'locked', LIGHT_SHOWS],
    ['off', 'long', 'running', LIGHT_SHOWS],
    ['running', 'one', 'running', LIGHT_SHOWS],
    ['running', 'two', 'running', LIGHT_SHOWS],
    ['running', 'three', 'running', LIGHT_SHOWS],
    ['running', 'long', 'off', LIGHT_SHOWS],
    ['locked', 'one', 'locked', LIGHT_SHOWS],
    ['locked', 'two', 'locked', DARK],
    ['locked', 'three', 'off', LIGHT_SHOWS],
    ['locked', 'long', 'locked', LIGHT_SHOWS],
    ['charging', 'one', 'charging', LIGHT_SHOWS],
    ['charging', 'two', 'charging', DARK],
    ['charging', 'three', 'charging', DARK],
    ['charging', 'long', 'charging', LIGHT_SHOWS],
    ['fault', 'one', 'fault', LIGHT_SHOWS],
    ['fault', 'two', 'fault', DARK],
    ['fault', 'three', 'fault', DARK],
    ['fault', 'long', 'off', LIGHT_SHOWS],
  ])('in the state %s, the gesture %s leads to %s', (from, gesture, to, isLightChanged) => {
    const bench = benchIn(from)
    expect(STATE_NAMES[bench.state]).toBe(from)
    const { program, strength, fault } = massager
    const [duties, lights] = [bench.duties.length, bench.lights.length]
    GESTURES[gesture]!(bench)
    expect(STATE_NAMES[bench.state]).toBe(to)
    expect(bench.lights.length > lights).toBe(isLightChanged)
    expect(bench.isMotorOn).toBe(to === 'running')

    // Nothing else changed.
    expect(massager.program).toBe(from === 'running' && gesture === 'one' ? program + 1 : program)
    // The first start after power-up was one strength lower.
    const change = from === 'running' && (gesture === 'two' || gesture === 'long') ? 1 : 0
    expect(massager.strength).toBe(strength + change)
    expect(massager.fault).toBe(from === 'fault' && gesture === 'long' ? 0 : fault)
    if (from !== 'running' && to !== 'running') expect(bench.duties).toHaveLength(duties)
    if (from === 'running' && gesture === 'three') expect(bench.duties).toHaveLength(duties)
  })

  it.each([
    [399, 1, 'off'],
    [400, 1, 'off'],
    [401, 0, 'off'],
    [799, 0, 'off'],
    [800, 0, 'running'],
    [801, 0, 'running'],
  ])('in off, a press of %i ms shows the charge %i times, and leads to %s', (ms, shown, state) => {
    const bench = benchIn('off').press(ms).run(2000)
    expect(STATE_NAMES[bench.state]).toBe(state)
    if (state === 'off') expect(bench.lights.length > 0).toBe(shown === 1)
    if (state === 'off') expect(bench.duties).toEqual([])
  })

  it.each([
    [399, 'next'],
    [400, 'next'],
    [401, 'nothing'],
    [799, 'nothing'],
    [800, 'off'],
    [801, 'off'],
  ])('while running, a press of %i ms means %s', (ms, meaning) => {
    const bench = benchIn('running')
    const [duties, lights] = [bench.duties.length, bench.lights.length]
    bench.press(ms).run(2000)
    expect(bench.state).toBe(meaning === 'off' ? OFF : RUNNING)
    expect(massager.program).toBe(meaning === 'next' ? 1 : 0)
    if (meaning === 'nothing') expect([bench.duties.length, bench.lights.length]).toEqual([duties, lights])
  })

  it('turns the motor off 800 ms after a long press began, without a ramp', () => {
    const bench = benchIn('running')
    const at = bench.now
    bench.press(900)
    expect(bench.duties.at(-1)).toEqual([at + 800, 0])
  })
})

describe('programs', () => {
  it('have strengths of 50, 70, 100, 125 and 150 % of the written level', () => {
    expect(Array.from(STRENGTH_PERCENT, (c) => c.charCodeAt(0))).toEqual([50, 70, 100, 125, 150])
  })

  it('change with each press, and the light blinks the number of the next', () => {
    const bench = benchIn('running')
    for (const number of [2, 3, 4, 5, 1]) {
      expect(bench.listen(() => bench.pressTimes(1).run(5000))).toEqual([`program ${number}`])
      expect(massager.program).toBe(number - 1)
    }
  })

  it('go one strength up with two presses, and from 5 to 1', () => {
    const bench = benchIn('running')
    const strengths = [2]
    for (let i = 0; i < 5; i++) strengths.push(bench.pressTimes(2) && massager.strength)
    expect(strengths).toEqual([2, 3, 4, 5, 1, 2])
  })

  it('begin one strength lower at the first start after power-up, and not at the next', () => {
    const bench = new Bench('2,0,5,0,0,0,0,0,0,0').press(900).run(5000)
    expect(massager.strength).toBe(4)
    bench.press(900).run(1000).press(900).run(1000)
    expect(massager.strength).toBe(5)
  })

  it('begin with strength 1 if it is stored', () => {
    expect(new Bench('2,0,1,0,0,0,0,0,0,0').press(900).run(1000) && massager.strength).toBe(1)
  })

  it.each([
    [1, 34],
    [2, 48],
    [3, 68],
    [4, 85],
    [5, 100],
  ])('at strength %i play the written level 68 as %i', (strength, level) => {
    new Bench(`2,0,${strength},0,0,0,0,0,0,0`).press(900).run(900).press(900).run(1000).press(900).run(5000)
    expect(governor.level).toBe(level)
  })

  it('are stored with strength and lock', () => {
    const bench = benchIn('running')
    bench.pressTimes(1).pressTimes(2).press(900).run(1000)
    expect(massager.takeSettings()).toMatch(/^2,0,3,1,0,\d+,\d+,0,0,0,0,1,\d+(,0){13},\d+,0,0,0$/)
    bench.pressTimes(3)
    expect(massager.takeSettings()).toMatch(/^2,1,3,1,/)
    const again = new Bench(massager.takeSettings())
    expect(again.state).toBe(LOCKED)
    expect(massager.program).toBe(1)
  })
})

describe('settings', () => {
  it('are unsaved at the start of a session, so that a power cut in it is noticed, and at its end', () => {
    const bench = benchIn('running')
    expect(massager.isUnsaved).toBe(true)
    expect(massager.takeSettings().split(',')[OPEN_FIELD]).toBe('2')
    bench.pressTimes(2)
    expect(massager.isUnsaved).toBe(false)
    bench.press(900)
    expect(massager.isUnsaved).toBe(true)
    expect(bench.isMotorOn).toBe(false)
    expect(massager.takeSettings().split(',')[OPEN_FIELD]).toBe('0')
  })

  it.each(['off', 'locked'])('are unsaved after three presses in the state %s', (state) => {
    const bench = benchIn(state)
    massager.takeSettings()
    expect(massager.isUnsaved).toBe(false)
    bench.pressTimes(3)
    expect(massager.isUnsaved).toBe(true)
  })

  it('stay saved after one press and after a charger', () => {
    benchIn('off').pressTimes(1)
    expect(massager.isUnsaved).toBe(false)
    benchIn('off').setCharger(1)
    expect(massager.isUnsaved).toBe(false)
  })
})
