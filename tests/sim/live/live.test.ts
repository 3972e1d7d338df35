// A live session is a scenario: its recording, played again, gives the same trace to the byte.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coinMotor, massagerMotor } from '../../../hal/boards/motors.ts'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { ENGINE_NAMES, type EngineName } from '../../../sim/device/engine/models.ts'
import { History } from '../../../sim/live/history.ts'
import { LiveSession, SAMPLE_MS } from '../../../sim/live/session.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { scaled } from '../../support/scope.ts'

const programs = compileRotation()
const REAL_ENGINES = ENGINE_NAMES.filter((name) => name !== 'none')
const names = rotation.map(({ name }) => name)

/** A live session, and its trace. */
function startTraced({ seed = 1, motor = massagerMotor, engine = 'none' as EngineName } = {}) {
  const trace: string[] = []
  const live = new LiveSession({
    programs,
    rotation,
    motor,
    engine,
    seed,
    onTrace: (line) => trace.push(JSON.stringify(line)),
  })
  return { live, trace }
}

/** Plays a recording. */
function replay(scenario: string) {
  const trace: string[] = []
  const { simulatedMs } = runScenario(scenario, {
    programs,
    names,
    onTrace: (line) => trace.push(JSON.stringify(line)),
  })
  return { trace, simulatedMs }
}

/** A key, or ms of real time. */
type Input = string | number

function play(live: LiveSession, inputs: readonly Input[]): void {
  for (const input of inputs) {
    if (typeof input === 'number') live.tick(input)
    else live.pressKey(input)
  }
}

describe('a recording, played again, gives the same trace', () => {
  const SPEEDS: Record<string, readonly string[]> = { x1: [], x10: ['s'], x100: ['s', 's'], x1000: ['s', 's', 's'] }
  const key = fc.constantFrom(...' 23lcbjxf+-wer')
  const frame = fc.double({ min: 0, max: 300, noNaN: true })
  const frames = fc.array(frame, { minLength: 1, maxLength: 12 })
  const inputs: fc.Arbitrary<Input[]> = fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: key.map((k): Input[] => [k]) },
        { weight: 4, arbitrary: frames as fc.Arbitrary<Input[]> },
        // Few random keys start it.
        { weight: 1, arbitrary: fc.constant<Input[]>(['3', ...Array(8).fill(250), 'l', ...Array(8).fill(250)]) },
      ),
      { minLength: 1, maxLength: 25 },
    )
    .map((list) => list.flat())

  const RUNS = scaled(5, 30)

  it.each(Object.keys(SPEEDS))('at speed %s', (speed) => {
    let running = 0
    fc.assert(
      fc.property(inputs, fc.nat(), fc.constantFrom(massagerMotor, coinMotor), (list, seed, motor) => {
        const { live, trace } = startTraced({ seed, motor })
        play(live, [...SPEEDS[speed]!, ...list])
        const { now } = live.device
        const again = replay(live.toScenario())
        expect(again.trace).toEqual(trace)
        expect(again.simulatedMs).toBe(now)
        if (trace.some((line) => line.includes('running'))) running++
      }),
      { numRuns: RUNS },
    )
    // Otherwise little was compared.
    expect(running).toBeGreaterThan(RUNS / 6)
  })

  it.each(REAL_ENGINES)('on an engine like %s', (engine) => {
    let driven = 0
    fc.assert(
      fc.property(inputs, fc.nat(), (list, seed) => {
        const { live, trace } = startTraced({ seed, engine })
        play(live, ['s', ...list])
        expect(live.toScenario()).toContain(`given an engine like ${engine}\n`)
        const again = replay(live.toScenario())
        expect(again.trace).toEqual(trace)
        expect(again.simulatedMs).toBe(live.device.now)
        driven += trace.length
      }),
      { numRuns: 15 },
    )
    expect(driven).toBeGreaterThan(20)
  })

  it('with the speed changed meanwhile', () => {
    const { live, trace } = startTraced()
    play(live, ['3', 250, 's', 250, 250, 'l', 's', 66.6, 'b', 's', 13.3, 'j', 's', 250, 'x', 99.9, 'x', 250])
    expect(replay(live.toScenario()).trace).toEqual(trace)
  })

  it('when a key is pressed at the same ms at which the finger moves', () => {
    const { live, trace } = startTraced()
    // The press ends after 100 ms, at the end of the second frame.
    play(live, [
      250,
      ' ',
      0,
      'c',
      100,
      'c',
      'c',
      0,
      0.3,
      'r',
      0,
      'x',
      'x',
      250,
      'l',
      250,
      250,
      250,
      150,
      'f',
      0,
      'f',
      250,
    ])
    expect(replay(live.toScenario()).trace).toEqual(trace)
  })
})

it('never waits for 0 ms, as a scenario never does between two steps at the same ms', () => {
  const { live } = startTraced()
  const waits: number[] = []
  const wait = live.device.wait.bind(live.device)
  live.device.wait = (ms) => {
    waits.push(ms)
    wait(ms)
  }
  play(live, [0, ' ', 0, 100, 'c', 0, 150, 'b', 250, 0, 'l', 250, 250])
  expect(waits.length).toBeGreaterThan(3)
  expect(Math.min(...waits)).toBeGreaterThan(0)
})

it('a recording has its world, and each event at its time', () => {
  const { live } = startTraced({ seed: 7, motor: coinMotor })
  play(live, [100, 'b', 'w', 'x', 100, 'x', 'f', ' ', 200, 'q'])
  expect(live.toScenario()).toBe(`given the coin motor
given an engine like none
given a real world with seed 7
at 0.100 s: press it on with 20 N
at 0.100 s: room 26 C
at 0.100 s: lose power
at 0.200 s: power back
at 0.200 s: the button sticks
at 0.200 s: hold the button
at 0.300 s: let go
at 0.400 s: the end
`)
})

it('the keys keep the room within the range of a world', () => {
  const { live } = startTraced()
  for (let i = 0; i < 50; i++) live.pressKey('w')
  expect(live.device.world.roomC).toBe(60)
  for (let i = 0; i < 100; i++) live.pressKey('e')
  expect(live.device.world.roomC).toBe(-20)
})

it('a key that is held queues at most six presses', () => {
  const { live, trace } = startTraced()
  for (let i = 0; i < 100; i++) live.pressKey(' ')
  for (let i = 0; i < 40; i++) live.tick(250)
  expect(live.toScenario().match(/hold the button/g)).toHaveLength(6)
  expect(trace.length).toBeGreaterThan(0)
})

describe('the history', () => {
  it('has a sample every half second, whatever the frames are', () => {
    const { live } = startTraced()
    for (let i = 0; i < 70; i++) live.tick(66)
    const samples = live.history.columns(1)
    expect(samples).toHaveLength(Math.floor((70 * 66) / SAMPLE_MS))
    expect(samples[0]).toMatchObject({ state: 'locked', level: 0, hertz: 0, duty: 0, celsius: 25, isLit: false })
    expect(samples[0]!.volts).toBeCloseTo(3.89, 2)
  })

  it('keeps at most 400 columns at every speed', () => {
    const history = new History([1, 10])
    const sample = startTraced().live.getView()
    for (let level = 0; level < 5000; level++) history.push({ ...sample, level })
    for (const zoom of [1, 10]) {
      expect(history.columns(zoom)).toHaveLength(400)
      expect(history.columns(zoom).at(-1)!.level).toBe(4999)
      expect(history.columns(zoom)[0]!.level).toBe(5000 - 400 * zoom + zoom - 1)
    }
  })

  it('keeps the highest values and the lowest battery within a column', () => {
    const { live } = startTraced()
    play(live, [
      '3',
      ...Array(20).fill(250),
      'l',
      ...Array(20).fill(250),
      'l',
      ...Array(60).fill(250),
      'x',
      ...Array(40).fill(250),
    ])
    const [all] = live.history.columns(1000)
    expect(all).toMatchObject({ state: 'dark', isLit: false, gesture: '+' })
    expect(all!.blinks).toBeGreaterThan(2)
    expect(all!.hertz).toBeGreaterThan(20)
    expect(all!.volts).toBeLessThan(3.89)
    const fine = live.history.columns(1)
    expect(all!.level).toBe(Math.max(...fine.map(({ level }) => level)))
    expect(Number.isNaN(fine.at(-1)!.volts)).toBe(true)
  })
})

describe('the level', () => {
  it('follows a wave that the board plays without the firmware', () => {
    const { live } = startTraced()
    const started = ['3', ...Array(20).fill(250), 'l', ...Array(20).fill(250), ' ', ...Array(40).fill(250)]
    play(live, [...started, ...Array(4 * 18).fill(250)])
    const levels = live.history
      .columns(1)
      .slice(-36)
      .map(({ level }) => level)
    // 30 and 40 Hz at strength 2.
    expect(Math.min(...levels)).toBe(18)
    expect(Math.max(...levels)).toBe(36)
    expect(levels.slice(0, 18)).toEqual(levels.slice(18))
  })

  it('is 0 without power', () => {
    const { live } = startTraced()
    play(live, ['3', ...Array(20).fill(250), 'l', ...Array(40).fill(250)])
    expect(live.getView().level).toBe(48)
    play(live, ['x', 50])
    expect(live.getView()).toMatchObject({ state: 'dark', level: 0, duty: 0 })
  })
})

describe('a frame', () => {
  it('that takes too long to compute stops early, and less time passes', () => {
    const { live } = startTraced()
    live.speed = 1000
    live.tick(250, 0)
    expect(live.device.now).toBe(SAMPLE_MS)
  })

  it('after a closed lid advances by at most 250 ms', () => {
    const { live } = startTraced()
    live.tick(3600_000)
    expect(live.device.now).toBeLessThanOrEqual(250)
  })
})
