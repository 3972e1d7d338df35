import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../programs/language/compile.ts'
import { hold, ms, ramp, repeat, rest, type Segment, s, wave } from '../../programs/language/write.ts'
import { LATE_PRESS_MS, LONG_MS } from '../../src/button.ts'
import { OFF_FROM_C, SESSION_MAX_MS, START_MIN_MV } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import { FAULT_EXCEPTION, OFF, RUNNING } from '../../src/massager.ts'
import * as governor from '../../src/motor/governor.ts'
import { NEVER } from '../../src/time.ts'
import { Bench, benchIn, UNLOCKED } from './massager-bench.ts'

/** A program of these segments. */
const compileSegments = (...segments: Segment[]) =>
  compile({ name: 'test', title: 'Test', serves: ['flow'], about: 'For a test.', segments })

describe('a start', () => {
  it.each([
    ['battery', { mv: START_MIN_MV - 1 }, governor.STOP_BATTERY],
    ['heat', { celsius: OFF_FROM_C }, governor.STOP_HEAT],
  ])('that is refused for %s stays off and blinks its number three times', (_, found, count) => {
    const bench = benchIn('off')
    Object.assign(bench, found)
    bench.press(900).run(20_000)
    expect([bench.state, bench.duties]).toEqual([OFF, []])
    expect(bench.lights.filter(([, level]) => level > 0)).toHaveLength(3 * count)
  })

  it('that is allowed lights the light, and nothing blinks', () => {
    expect(benchIn('off').press(900).run(5000).lights).toEqual([[900, 1000]])
  })
})

it('a program that is over ends the session, and is saved', () => {
  const bench = new Bench(UNLOCKED, [compileSegments(hold(50, s(2)), rest(s(1)))]).press(900)
  bench.runTo(800 + 2999)
  expect([bench.state, massager.lightLevel]).toEqual([RUNNING, 1000])
  bench.runTo(800 + 3000)
  expect([bench.state, massager.lightLevel, massager.duty, massager.isUnsaved]).toEqual([OFF, 0, 0, true])
  expect([massager.wakeAt, massager.offAt]).toEqual([NEVER, NEVER])
})

describe('a long press that is meant to stop a program that ends meanwhile', () => {
  const END = 800 + 3000
  it.each([
    [END - LONG_MS + 1, OFF],
    [END - 1, OFF],
    [END + LATE_PRESS_MS - 1, OFF],
    [END + LATE_PRESS_MS, RUNNING],
  ])('pressed at %i ms does not start it again, unless it is clearly a new one: state %i', (at, state) => {
    const bench = new Bench(UNLOCKED, [compileSegments(hold(50, s(2)), rest(s(1)))]).press(900)
    bench.runTo(at).press(LONG_MS + 100)
    expect(bench.state).toBe(state)
  })
})

describe('when the motor is off at the latest', () => {
  it.each(['off', 'locked', 'charging', 'fault'])('%s: it is off, also while the button is held', (state) => {
    const bench = benchIn(state)
    expect(massager.offAt).toBe(NEVER)
    bench.setButton(1).run(100)
    expect(massager.offAt).toBe(NEVER)
  })

  it('running: at its limit, or sooner while the button is held', () => {
    const bench = benchIn('running')
    const limit = 800 + SESSION_MAX_MS
    expect(massager.offAt).toBe(limit)
    const pressed = bench.now
    bench.setButton(1).run(100)
    expect(massager.offAt).toBe(pressed + LONG_MS)
    bench.setButton(0).run(400)
    expect(massager.offAt).toBe(limit)
  })

  it('held shortly before its limit: at its limit', () => {
    const bench = new Bench(UNLOCKED, [compileSegments(hold(50, s(899)), rest(s(1)))]).press(900)
    const limit = 800 + SESSION_MAX_MS
    bench
      .runTo(limit - LONG_MS + 1)
      .setButton(1)
      .run(100)
    expect([bench.state, massager.offAt]).toEqual([RUNNING, limit])
  })
})

describe('the sensors are asked for', () => {
  it.each([
    ['off', 1, true],
    ['off', 0, false],
    ['locked', 1, true],
    ['locked', 0, false],
    ['charging', 1, true],
    ['charging', 0, false],
    ['fault', 1, true],
    ['fault', 0, false],
    ['running', 1, false],
    ['running', 0, false],
  ])('in %s, when the pin becomes %i: %s', (state, closed, measure) => {
    const bench = benchIn(state)
    if (!closed) bench.setButton(1).run(100)
    expect(massager.needsCheck).toBe(false)
    massager.handleEdge(closed, bench.now)
    expect(massager.needsCheck).toBe(measure)
  })
})

describe('a wave that is planned', () => {
  const waving = () => {
    const bench = new Bench(UNLOCKED, [compileSegments(hold(40, s(1)), wave(40, 80, s(1), s(60)), rest(s(1)))])
    bench.press(900).run(4250)
    expect(massager.stepPlanId).toBeGreaterThan(0)
    return bench
  }

  it('is left alone by a look that finds nothing new', () => {
    const bench = waving()
    const plan = massager.stepPlanId
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    expect([massager.stepPlanId, massager.wakeAt]).toEqual([plan, 800 + 61_000])
  })

  it('is dropped when the cell sags, and planned anew with the next step', () => {
    const bench = waving()
    const plan = massager.stepPlanId
    bench.mv = 3500
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    expect([massager.stepPlanId, massager.wakeAt]).toEqual([0, bench.now + 50])
    bench.run(50)
    expect([massager.stepPlanId, massager.wakeAt]).toEqual([plan + 1, 800 + 61_000])
  })
})

describe('rest', () => {
  it('off has no deadline at all', () => {
    for (const state of ['off', 'locked', 'charging', 'fault']) {
      benchIn(state)
      expect(massager.wakeAt, state).toBe(NEVER)
    }
    benchIn('running').press(900).run(5000)
    expect(massager.wakeAt).toBe(NEVER)
  })

  it.each([
    ['a fast wave', wave(1, 26, ms(400), ms(8000))],
    ['steep ramps', repeat(8, [ramp(100, ms(500)), ramp(0, ms(500))])],
    ['a slow swell', wave(26, 51, s(9), s(27))],
    ['short pulses', repeat(30, [hold(60, ms(80)), hold(0, ms(60))])],
  ])('%s wakes at most twenty times a second', (_, segment) => {
    const program = {
      name: 'test',
      title: 'T',
      serves: ['flow' as const],
      about: 'T',
      segments: [segment, ramp(0, s(1))],
    }
    const bench = new Bench(UNLOCKED, [compile(program)]).press(900)
    for (let i = 0; i < 8; i++) {
      const wakes = bench.wakes
      bench.run(1000)
      expect(bench.wakes - wakes).toBeLessThanOrEqual(20)
    }
  })

  it('a hold does not wake it at all', () => {
    const bench = benchIn('running')
    const wakes = bench.wakes
    bench.run(60_000)
    expect(bench.wakes - wakes).toBe(0)
  })
})

describe('a session', () => {
  /** Presses for the next program just before each ends, for as long as the core lets it. */
  const keepGoing = () => {
    const bench = new Bench().press(900)
    for (let i = 0; i < 30; i++) bench.run(60_000).press()
    return bench
  }

  it('ends after 15 min whatever is pressed, and rests', () => {
    const bench = keepGoing()
    const started = bench.duties[0]![0]
    const off = bench.duties.find(([at, duty]) => duty === 0 && at > started + SESSION_MAX_MS - 60_000)!
    expect(off[0]).toBeLessThanOrEqual(800 + SESSION_MAX_MS)
    expect(bench.duties.filter(([at]) => at > 800 + SESSION_MAX_MS)).toEqual([])
  })

  it('plays the same twice, to the byte', () => {
    const [a, b] = [keepGoing(), keepGoing()]
    expect(a.duties.length).toBeGreaterThan(100)
    expect(JSON.stringify([a.duties, a.lights])).toBe(JSON.stringify([b.duties, b.lights]))
  })
})

it('whatever is pressed, charging and drained: the motor runs only while running, and off is always near', () => {
  const happening = fc.record({
    what: fc.constantFrom('press', 'wait', 'plug', 'battery', 'celsius', 'fail'),
    ms: fc.integer({ min: 1, max: 2000 }),
    value: fc.integer({ min: 0, max: 1000 }),
  })
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), fc.boolean(), (list, locked) => {
      const bench = new Bench(locked ? null : UNLOCKED)
      for (const { what, ms, value } of list) {
        if (what === 'press') bench.press(ms).run(value % 400)
        else if (what === 'wait') bench.run(ms * 30)
        else if (what === 'plug') bench.setCharger(value % 2)
        else if (what === 'battery') bench.mv = value === 7 ? Number.NaN : 3000 + value
        else if (what === 'celsius') bench.celsius = value === 7 ? Number.NaN : value % 50
        else if (value < 50) massager.fail(FAULT_EXCEPTION, bench.now)
        bench.applyAnswer()
        if (bench.isMotorOn) expect(bench.state).toBe(RUNNING)
        if (bench.charging) expect(bench.isMotorOn).toBe(false)
      }
      bench.run(400)
      if (bench.state === RUNNING) bench.press(900)
      expect(bench.isMotorOn).toBe(false)
    }),
  )
})
