import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../hal/boards/motors.ts'
import { compileRotation } from '../../programs/index.ts'
import { compile } from '../../programs/language/compile.ts'
import { hold, ms, ramp, repeat, s, wave } from '../../programs/language/write.ts'
import * as governor from '../../src/governor.ts'
import { ABSENT, CHECK_MS, SESSION_MAX_MS } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import {
  CHARGING,
  FAULT,
  FAULT_EXCEPTION,
  FAULT_PROGRAM,
  LOCKED,
  OFF,
  RUNNING,
  STATE_NAMES,
} from '../../src/massager.ts'
import { NEVER } from '../../src/time.ts'

const programs = compileRotation()
const UNLOCKED = '1,0,3,0,0,0,0'

/** The core alone, in virtual time, with everything it answers noted. */
class Bench {
  now = 0
  mv = 3900
  celsius = 25
  plugged = 0
  wakes = 0
  /** When the board looks next while the motor runs. */
  checkAt = NEVER
  /** [ms, duty], [ms, light] whenever they changed. */
  duties: [number, number][] = []
  lights: [number, number][] = []

  constructor(stored = UNLOCKED, rotation: readonly string[] = programs) {
    massager.powerUp(rotation, massagerMotor, stored)
    this.note()
  }

  note(): void {
    if (massager.measure || (this.checkAt === NEVER && massager.state === RUNNING)) this.checkAt = this.now + CHECK_MS
    if (massager.state !== RUNNING) this.checkAt = NEVER
    if (massager.measure) massager.sense(this.mv, this.celsius, this.plugged, 0, this.now)
    if (massager.duty !== (this.duties.at(-1)?.[1] ?? 0)) this.duties.push([this.now, massager.duty])
    if (massager.lit !== (this.lights.at(-1)?.[1] ?? 0)) this.lights.push([this.now, massager.lit])
  }

  runTo(to: number): this {
    for (;;) {
      const next = Math.min(massager.wakeAt, this.checkAt)
      if (next > to) break
      this.now = Math.max(this.now, next)
      if (massager.wakeAt <= this.now) {
        this.wakes++
        massager.wake(this.now)
      } else {
        this.checkAt += CHECK_MS
        if (this.mv >= governor.quietFromMv && this.mv < governor.quietToMv) continue
        massager.look(this.now)
      }
      this.note()
    }
    this.now = to
    return this
  }

  run(ms: number): this {
    return this.runTo(this.now + ms)
  }

  edge(closed: number): this {
    massager.buttonEdge(closed, this.now)
    this.note()
    return this
  }

  press(ms = 100): this {
    return this.edge(1).run(ms).edge(0)
  }

  presses(count: number): this {
    for (let i = 0; i < count; i++) this.press().run(150)
    return this.run(1000)
  }

  plug(on: number): this {
    this.plugged = on
    massager.look(this.now)
    this.note()
    return this
  }

  get state(): number {
    return massager.state
  }

  get motorOn(): boolean {
    return massager.duty > 0
  }
}

/** A bench in each state, at rest there. */
const IN: Record<string, () => Bench> = {
  off: () => new Bench().run(100),
  running: () => new Bench().press(900).run(5000),
  locked: () => new Bench('').run(100),
  charging: () => new Bench().plug(1).run(5000),
  fault: () => {
    const bench = new Bench()
    massager.fail(FAULT_EXCEPTION, bench.now)
    return bench.run(20_000)
  },
}

const GESTURES: Record<string, (bench: Bench) => Bench> = {
  one: (bench) => bench.presses(1),
  two: (bench) => bench.presses(2),
  three: (bench) => bench.presses(3),
  long: (bench) => bench.press(900).run(1000),
}

// The design's button table, word for word: state, gesture, the state after it, and what the light does.
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
    ['running', 'three', 'running', DARK],
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
    ['fault', 'long', 'off', DARK],
  ])('%s, %s: %s', (from, gesture, to, lightShows) => {
    const bench = IN[from]!()
    expect(STATE_NAMES[bench.state]).toBe(from)
    const { program, strength, fault } = massager
    const [duties, lights] = [bench.duties.length, bench.lights.length]
    GESTURES[gesture]!(bench)
    expect(STATE_NAMES[bench.state]).toBe(to)
    expect(bench.lights.length > lights).toBe(lightShows)
    expect(bench.motorOn).toBe(to === 'running')

    // And nothing else happened.
    expect(massager.program).toBe(from === 'running' && gesture === 'one' ? program + 1 : program)
    expect(massager.strength).toBe(from === 'running' && gesture === 'two' ? strength + 1 : strength)
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
  ])('in off, %i ms: charge shown %i times, then %s', (ms, shown, state) => {
    const bench = IN.off!().press(ms).run(2000)
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
  ])('while running, %i ms: %s', (ms, what) => {
    const bench = IN.running!()
    const [duties, lights] = [bench.duties.length, bench.lights.length]
    bench.press(ms).run(2000)
    expect(bench.state).toBe(what === 'off' ? OFF : RUNNING)
    expect(massager.program).toBe(what === 'next' ? 1 : 0)
    if (what === 'nothing') expect([bench.duties.length, bench.lights.length]).toEqual([duties, lights])
  })

  it('off comes the moment the long press fires, without a ramp', () => {
    const bench = IN.running!()
    const at = bench.now
    bench.press(900)
    expect(bench.duties.at(-1)).toEqual([at + 800, 0])
  })
})

describe('rotation and strength', () => {
  it('the strengths are 50, 70, 100, 125 and 150 % of what is written', () => {
    expect(Array.from(massager.STRENGTH_PERCENT, (c) => c.charCodeAt(0))).toEqual([50, 70, 100, 125, 150])
  })

  it('cycles the programs and announces each by its number', () => {
    const bench = IN.running!()
    for (const number of [2, 3, 4, 5, 1]) {
      const lights = bench.lights.length
      bench.presses(1).run(3000)
      expect(massager.program).toBe(number - 1)
      expect(bench.lights.slice(lights).filter(([, level]) => level === 1000)).toHaveLength(number + 1)
    }
  })

  it('strength goes up, and after 5 comes 1', () => {
    const bench = IN.running!()
    const seen = [2]
    for (let i = 0; i < 5; i++) seen.push(bench.presses(2) && massager.strength)
    expect(seen).toEqual([2, 3, 4, 5, 1, 2])
  })

  it('the first start after power-up is one lower, the next is not', () => {
    const bench = new Bench('1,0,5,0,0,0,0').press(900).run(5000)
    expect(massager.strength).toBe(4)
    bench.press(900).run(1000).press(900).run(1000)
    expect(massager.strength).toBe(5)
  })

  it('strength 1 stays 1', () => {
    expect(new Bench('1,0,1,0,0,0,0').press(900).run(1000) && massager.strength).toBe(1)
  })

  it.each([
    [1, 34],
    [2, 48],
    [3, 68],
    [4, 85],
    [5, 100],
  ])('strength %i plays level 68 at %i', (strength, level) => {
    new Bench(`1,0,${strength},0,0,0,0`).press(900).run(900).press(900).run(1000).press(900).run(5000)
    expect(governor.level).toBe(level)
  })

  it('is remembered, with lock and program', () => {
    const bench = IN.running!()
    bench.presses(1).presses(2).press(900).run(1000)
    expect(massager.takeSettings()).toMatch(/^1,0,3,1,0,\d+,\d+$/)
    bench.presses(3)
    expect(massager.takeSettings()).toMatch(/^1,1,3,1,/)
    const again = new Bench(massager.takeSettings())
    expect(again.state).toBe(LOCKED)
    expect(massager.program).toBe(1)
  })
})

describe('saving', () => {
  it('is asked for only when the motor is off', () => {
    const bench = IN.running!()
    bench.presses(2)
    expect(massager.changed).toBe(false)
    bench.press(900)
    expect(massager.changed).toBe(true)
    expect(bench.motorOn).toBe(false)
  })

  it('is not asked for where nothing ran', () => {
    IN.off!().presses(1)
    expect(massager.changed).toBe(false)
    IN.off!().plug(1)
    expect(massager.changed).toBe(false)
  })
})

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

describe('rest', () => {
  it('off has no deadline at all', () => {
    for (const state of ['off', 'locked', 'charging', 'fault']) {
      IN[state]!()
      expect(massager.wakeAt, state).toBe(NEVER)
    }
    IN.running!().press(900).run(5000)
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
    const bench = IN.running!()
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

it('whatever is pressed, plugged and drained: the motor runs only while running, and off is always near', () => {
  const happening = fc.record({
    what: fc.constantFrom('press', 'wait', 'plug', 'battery', 'celsius', 'fail'),
    ms: fc.integer({ min: 1, max: 2000 }),
    value: fc.integer({ min: 0, max: 1000 }),
  })
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), fc.boolean(), (list, locked) => {
      const bench = new Bench(locked ? '' : UNLOCKED)
      for (const { what, ms, value } of list) {
        if (what === 'press') bench.press(ms).run(value % 400)
        else if (what === 'wait') bench.run(ms * 30)
        else if (what === 'plug') bench.plug(value % 2)
        else if (what === 'battery') bench.mv = value === 7 ? Number.NaN : 3000 + value
        else if (what === 'celsius') bench.celsius = value === 7 ? Number.NaN : value % 50
        else if (value < 50) massager.fail(FAULT_EXCEPTION, bench.now)
        bench.note()
        if (bench.motorOn) expect(bench.state).toBe(RUNNING)
        if (bench.plugged) expect(bench.motorOn).toBe(false)
      }
      bench.run(400)
      if (bench.state === RUNNING) bench.press(900)
      expect(bench.motorOn).toBe(false)
    }),
  )
})
