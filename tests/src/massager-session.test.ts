// A session: its start, its end, its step plans, and what wakes the core.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../programs/language/compile.ts'
import { hold, ms, ramp, repeat, rest, type Segment, s, wave } from '../../programs/language/write.ts'
import { LATE_PRESS_MS, LONG_MS, MULTI_GAP_MS, RELEASE_STABLE_MS } from '../../src/button.ts'
import { OFF_FROM_C, SESSION_MAX_MS, START_MIN_MV } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import { FAULT_EXCEPTION, OFF, RUNNING } from '../../src/massager.ts'
import * as governor from '../../src/motor/governor.ts'
import { NEVER } from '../../src/time.ts'
import { Bench, benchIn, UNLOCKED } from './massager-bench.ts'

/** Compiles a program of these segments. */
const compileSegments = (...segments: Segment[]) =>
  compile({ name: 'test', title: 'Test', serves: ['flow'], about: 'For a test.', segments })

describe('a start', () => {
  it.each([
    ['battery', { mv: START_MIN_MV - 1 }, governor.STOP_BATTERY],
    ['heat', { celsius: OFF_FROM_C }, governor.STOP_HEAT],
  ])(
    'refused by the limit of %s stays off, and blinks the number of the limit three times',
    (name, readings, number) => {
      const bench = benchIn('off')
      Object.assign(bench, readings)
      bench.press(900).run(20_000)
      expect([bench.state, bench.duties]).toEqual([OFF, []])
      expect(bench.said).toEqual(Array(3).fill(`refused ${name} ${number}`))
    },
  )

  it('that is allowed turns the light on without a blink', () => {
    expect(benchIn('off').press(900).run(5000).lights).toEqual([[900, 1000]])
  })
})

it.each([
  ['before', -1, false],
  ['when', 0, false],
  ['just after', RELEASE_STABLE_MS - 1, false],
  ['after', RELEASE_STABLE_MS, true],
])(
  'a press that begins %s a busy device is turned off by a long one does not start it unless a finger can: %i ms',
  (_, ms, isOn) => {
    const bench = benchIn('running')
    const begin = bench.now
    const offAt = begin + LONG_MS + 150
    bench.now = offAt
    massager.handleEdge(1, begin, offAt)
    massager.handleEdge(0, begin + LONG_MS + 5, offAt)
    if (ms < 0) massager.handleEdge(1, offAt + ms, offAt)
    massager.wake(offAt, true)
    bench.applyAnswer()
    expect(bench.isMotorOn).toBe(false)
    if (ms >= 0) bench.run(ms).setButton(1)
    expect(bench.run(LONG_MS + 100).isMotorOn).toBe(isOn)
  },
)

it('the end of a program ends the session, and has it saved', () => {
  const bench = new Bench(UNLOCKED, [compileSegments(hold(50, s(2)), rest(s(1)))]).press(900)
  bench.runTo(800 + 2999)
  expect([bench.state, massager.lightLevel]).toEqual([RUNNING, 1000])
  bench.runTo(800 + 3000)
  expect([bench.state, massager.lightLevel, massager.duty, massager.isUnsaved]).toEqual([OFF, 0, 0, true])
  expect([massager.wakeAt, massager.offAt]).toEqual([NEVER, NEVER])
})

describe('a long press around the end of a program', () => {
  const END = 800 + 3000
  it.each([
    [END - LONG_MS + 1, OFF],
    [END - 1, OFF],
    [END + LATE_PRESS_MS - 1, OFF],
    [END + LATE_PRESS_MS, RUNNING],
  ])('that begins at %i ms leads to state %i', (at, state) => {
    const bench = new Bench(UNLOCKED, [compileSegments(hold(50, s(2)), rest(s(1)))]).press(900)
    bench.runTo(at).press(LONG_MS + 100)
    expect(bench.state).toBe(state)
  })
})

describe('offAt', () => {
  it.each(['off', 'locked', 'charging', 'fault'])(
    'is NEVER in the state %s, also while the button is held',
    (state) => {
      const bench = benchIn(state)
      expect(massager.offAt).toBe(NEVER)
      bench.setButton(1).run(100)
      expect(massager.offAt).toBe(NEVER)
    },
  )

  it('is the limit while running, or the long press while the button is held', () => {
    const bench = benchIn('running')
    const limit = 800 + SESSION_MAX_MS
    expect(massager.offAt).toBe(limit)
    const pressedAt = bench.now
    bench.setButton(1).run(100)
    expect(massager.offAt).toBe(pressedAt + LONG_MS)
    bench.setButton(0).run(400)
    expect(massager.offAt).toBe(limit)
  })

  it('is the limit if the button is held shortly before it', () => {
    const bench = new Bench(UNLOCKED, [compileSegments(hold(50, s(899)), rest(s(1)))]).press(900)
    const limit = 800 + SESSION_MAX_MS
    bench
      .runTo(limit - LONG_MS + 1)
      .setButton(1)
      .run(100)
    expect([bench.state, massager.offAt]).toEqual([RUNNING, limit])
  })
})

describe('a sensor check', () => {
  it.each(['off', 'locked', 'charging', 'fault'])(
    'in the state %s, is needed for a gesture, but not at an edge: a switch that bounces has many',
    (state) => {
      const bench = benchIn(state)
      for (const [closed, ms] of [
        [1, 100],
        [0, MULTI_GAP_MS],
      ] as const) {
        massager.handleEdge(closed, bench.now, bench.now)
        expect(massager.needsCheck).toBe(false)
        bench.run(ms)
        expect(massager.needsCheck).toBe(false)
      }
      massager.wake(bench.now + 1, true)
      expect(massager.needsCheck).toBe(true)
    },
  )

  it('before a long press is not made again at its threshold', () => {
    const bench = benchIn('off')
      .setButton(1)
      .run(LONG_MS - 300)
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    bench.run(299)
    massager.wake(bench.now + 1, true)
    expect([massager.needsCheck, bench.state]).toEqual([false, RUNNING])
  })
})

describe('a step plan of a wave', () => {
  const benchInWave = () => {
    const bench = new Bench(UNLOCKED, [compileSegments(hold(40, s(1)), wave(40, 80, s(1), s(60)), rest(s(1)))])
    bench.press(900).run(4250)
    expect(massager.stepPlanId).toBeGreaterThan(0)
    return bench
  }

  it('stays after a sensor check that finds no change', () => {
    const bench = benchInWave()
    const plan = massager.stepPlanId
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    expect([massager.stepPlanId, massager.wakeAt]).toEqual([plan, 800 + 61_000])
  })

  it('stays after a check in the very ms in which it begins, in the middle of a wave', () => {
    const inWave = () => {
      const bench = new Bench(UNLOCKED, [compileSegments(hold(40, s(1)), wave(40, 80, s(1), s(60)), rest(s(1)))])
      bench.press(900).run(2150)
      bench.mv = 3500
      massager.checkSensors(bench.now)
      bench.applyAnswer()
      return bench
    }
    const bench = inWave()
    while (massager.stepPlanId === 0) bench.run(1)
    const beginsAt = bench.now
    const playing = [massager.stepPlanId, massager.duty]
    // A slow board handles the check first.
    const late = inWave().runTo(beginsAt - 1)
    late.now = beginsAt
    massager.checkSensors(beginsAt)
    late.applyAnswer()
    late.run(30)
    expect([massager.stepPlanId, massager.duty]).toEqual(playing)
  })

  it('is dropped when the cell voltage drops, and made again with the next step', () => {
    const bench = benchInWave()
    const plan = massager.stepPlanId
    bench.mv = 3500
    massager.checkSensors(bench.now)
    bench.applyAnswer()
    expect(massager.stepPlanId).toBe(0)
    // A period is recorded, and then played.
    bench.run(2100)
    expect([massager.stepPlanId, massager.wakeAt]).toEqual([plan + 1, 800 + 61_000])
  })
})

describe('the core', () => {
  it('has no deadline in off, locked, charging and fault', () => {
    for (const state of ['off', 'locked', 'charging', 'fault']) {
      benchIn(state)
      expect(massager.wakeAt, state).toBe(NEVER)
    }
    benchIn('running').press(900).run(5000)
    expect(massager.wakeAt).toBe(NEVER)
  })

  // A step takes a wake-up of its own, and one to work it out ahead; pulses take one more for each kick.
  it.each([
    [20, 'a fast wave', wave(1, 26, ms(400), ms(8000))],
    [30, 'steep ramps', repeat(8, [ramp(100, ms(500)), ramp(0, ms(500))])],
    [20, 'a slow swell', wave(26, 51, s(9), s(27))],
    [60, 'short pulses', repeat(30, [hold(60, ms(80)), hold(0, ms(60))])],
  ])('wakes at most %i times a second in %s', (most, _, segment) => {
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
      expect(bench.wakes - wakes).toBeLessThanOrEqual(most)
    }
  })

  it('does not wake in a hold', () => {
    const bench = benchIn('running')
    const wakes = bench.wakes
    bench.run(60_000)
    expect(bench.wakes - wakes).toBe(0)
  })
})

describe('a session', () => {
  /** Presses for the next program every minute, for half an hour. */
  const pressEveryMinute = () => {
    const bench = new Bench().press(900)
    for (let i = 0; i < 30; i++) bench.run(60_000).press()
    return bench
  }

  it('ends after 15 min for any presses, and is followed by a rest', () => {
    const bench = pressEveryMinute()
    const startedAt = bench.duties[0]![0]
    const off = bench.duties.find(([at, duty]) => duty === 0 && at > startedAt + SESSION_MAX_MS - 60_000)!
    expect(off[0]).toBeLessThanOrEqual(800 + SESSION_MAX_MS)
    expect(bench.duties.filter(([at]) => at > 800 + SESSION_MAX_MS)).toEqual([])
  })

  it('gives the same duties and lights twice for the same presses', () => {
    const [a, b] = [pressEveryMinute(), pressEveryMinute()]
    expect(a.duties.length).toBeGreaterThan(100)
    expect(JSON.stringify([a.duties, a.lights])).toBe(JSON.stringify([b.duties, b.lights]))
  })
})

it('the motor runs only in the state running, and a long press stops it, after any presses, readings and errors', () => {
  const events = fc.record({
    kind: fc.constantFrom('press', 'wait', 'plug', 'battery', 'celsius', 'fail'),
    ms: fc.integer({ min: 1, max: 2000 }),
    value: fc.integer({ min: 0, max: 1000 }),
  })
  fc.assert(
    fc.property(fc.array(events, { maxLength: 60 }), fc.boolean(), (list, isLocked) => {
      const bench = new Bench(isLocked ? null : UNLOCKED)
      for (const { kind, ms, value } of list) {
        if (kind === 'press') bench.press(ms).run(value % 400)
        else if (kind === 'wait') bench.run(ms * 30)
        else if (kind === 'plug') bench.setCharger(value % 2)
        else if (kind === 'battery') bench.mv = value === 7 ? Number.NaN : 3000 + value
        else if (kind === 'celsius') bench.celsius = value === 7 ? Number.NaN : value % 50
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
