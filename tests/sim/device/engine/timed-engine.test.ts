// Virtual time while code runs: what it shows is seen at its true moment, and everything else of the engine waits.

import { beforeEach, describe, expect, it } from 'vitest'
import { VirtualClock } from '../../../../sim/device/clock.ts'
import { METER } from '../../../../sim/device/engine/meter-name.mjs'
import type { CostName, Costs, EngineModel } from '../../../../sim/device/engine/models.ts'
import { type Pass, TimedEngine } from '../../../../sim/device/engine/timed-engine.ts'

/** A unit takes 1 ms. A step takes 0.4 ms, and everything else that the board does 2 ms. */
const COSTS_US = new Proxy({} as Costs, { get: (_, name) => (name === 'step' ? 400 : 2000) })
const ESPRUINO: EngineModel = {
  about: '',
  meter: 0,
  unitUs: 1000,
  cacheFactor: 1,
  costsUs: COSTS_US,
  timersCountFromPass: false,
  pollsPins: false,
}
const KALUMA: EngineModel = { ...ESPRUINO, timersCountFromPass: true, pollsPins: true }

/** Metered code that takes `ms`. */
const work = (ms: number): void => {
  ;(globalThis as unknown as Record<string, number[]>)[METER]![0]! += ms
}

let clock: VirtualClock
let seen: string[]
let passes: Pass[]
const see = (what: string): void => {
  seen.push(`${clock.now} ${what}`)
}

function start(model: EngineModel): TimedEngine {
  return new TimedEngine(clock, model, { onProgress: () => {}, onPass: (pass) => passes.push(pass) })
}

/** An alarm of the world or of the engine at `ms`. */
function alarmAt(ms: number, ring: () => void, isOfEngine: boolean): void {
  clock.addAlarm(ring, 0, isOfEngine).at = ms
}

beforeEach(() => {
  clock = new VirtualClock()
  seen = []
  passes = []
  clock.runTo(100)
})

describe.each([
  ['Espruino', ESPRUINO],
  ['Kaluma', KALUMA],
])('%s', (_, model) => {
  it('shows what code does at the moment at which the code is there', () => {
    const engine = start(model)
    engine.run('timer', () => {
      work(3)
      engine.spend('motor')
      engine.show(() => see('motor'))
      work(10)
      engine.spend('light')
      engine.show(() => see('light'))
    })
    expect(seen).toEqual([])
    clock.runTo(200)
    // 2 ms into the callback, 3 of code, 2 for the motor; then 10 and 2.
    expect(seen).toEqual(['107 motor', '119 light'])
  })

  it('tells code the time that its own work has taken', () => {
    const engine = start(model)
    const times: number[] = []
    engine.run('timer', () => {
      engine.spend('now')
      times.push(engine.now)
      work(50)
      engine.spend('now')
      times.push(engine.now)
    })
    expect(times).toEqual([104, 156])
    expect(engine.now).toBe(100)
    expect(passes).toEqual([{ entry: 'timer', fromUs: 100_000, toUs: 156_000 }])
  })

  it('lets the world go on while code runs, and not its own timers', () => {
    const engine = start(model)
    alarmAt(110, () => see('world'), false)
    alarmAt(110, () => see('timer'), true)
    engine.run('timer', () => work(28))
    clock.runTo(200)
    expect(seen).toEqual(['110 world', '130 timer'])
  })

  it('keeps events that come while code runs until it has ended, in their order', () => {
    const engine = start(model)
    engine.run('timer', () => work(28))
    clock.runTo(105)
    engine.runWhenFree('watch', () => {
      see(`first at ${engine.now}`)
      work(8)
    })
    engine.runWhenFree('watch', () => see(`second at ${engine.now}`))
    expect(seen).toEqual([])
    clock.runTo(200)
    expect(seen).toEqual(['130 first at 132', '140 second at 142'])
  })

  it('adds up parts of a ms', () => {
    const engine = start(model)
    for (let i = 0; i < 10; i++) engine.run('step', () => {})
    expect(clock.engineFreeAt).toBe(104)
    expect(passes.at(-1)).toEqual({ entry: 'step', fromUs: 103_600, toUs: 104_000 })
  })

  it('shows nothing that comes after a reset or a power cut in the same code', () => {
    const engine = start(model)
    engine.run('timer', () => {
      engine.show(() => see('before'))
      engine.showLast(() => see('reset'))
      work(5)
      engine.show(() => see('after'))
    })
    clock.runTo(200)
    expect(seen).toEqual(['102 before', '102 reset'])
    engine.run('timer', () => engine.show(() => see('later')))
    clock.runTo(300)
    expect(seen.at(-1)).toBe('202 later')
  })

  it('forgets what was not seen yet, and what waits, when it is halted', () => {
    const engine = start(model)
    engine.run('timer', () => {
      work(20)
      engine.spend('motor')
      engine.show(() => see('motor'))
    })
    engine.runWhenFree('watch', () => see('event'))
    clock.runTo(110)
    engine.halt()
    engine.runWhenFree('watch', () => see('new'))
    clock.runTo(200)
    expect(seen).toEqual(['110 new'])
  })

  it('takes no time for a boot before virtual time begins', () => {
    clock = new VirtualClock()
    const engine = start(model)
    engine.run('boot', () => work(1000))
    expect(clock.engineFreeAt).toBe(0)
    clock.runTo(1000)
    engine.run('boot', () => work(1000))
    expect(clock.engineFreeAt).toBe(2002)
  })

  it('ends a callback that throws, and goes on', () => {
    const engine = start(model)
    const fail = () => {
      work(5)
      throw new Error('in a callback')
    }
    expect(() => engine.run('timer', fail)).toThrow('in a callback')
    expect(clock.engineFreeAt).toBe(107)
    expect(engine.now).toBe(100)
  })
})

describe('a timer that is set after 10 ms of work', () => {
  const timesFrom = (model: EngineModel): [timer: number, delay: number] => {
    const engine = start(model)
    let from: [number, number] = [0, 0]
    engine.run('timer', () => {
      work(8)
      engine.spend('wakeAt')
      from = [engine.timersFrom, engine.delaysFrom]
    })
    return from
  }

  it('counts from then on Espruino', () => {
    expect(timesFrom(ESPRUINO)).toEqual([112, 112])
  })

  it('counts from the start of the pass on Kaluma, as its delay does, and comes a ms late', () => {
    expect(timesFrom(KALUMA)).toEqual([101, 100])
  })
})

describe('after a long callback', () => {
  const order = (model: EngineModel): string[] => {
    const engine = start(model)
    for (const ms of [115, 110])
      alarmAt(
        ms,
        () => engine.run('timer' satisfies CostName, () => see(`timer of ${ms}, pass from ${engine.timersFrom}`)),
        true,
      )
    engine.run('timer', () => work(28))
    clock.runTo(120)
    engine.runWhenFree('watch', () => see(`event, pass from ${engine.timersFrom}`))
    clock.runTo(200)
    return seen
  }

  it('Espruino handles events before timers, and timers in their order', () => {
    expect(order(ESPRUINO)).toEqual([
      '130 event, pass from 132',
      '132 timer of 110, pass from 134',
      '134 timer of 115, pass from 136',
    ])
  })

  it('Kaluma handles timers first, and then pins in the same pass', () => {
    expect(order(KALUMA)).toEqual([
      '130 timer of 110, pass from 131',
      '132 timer of 115, pass from 133',
      '134 event, pass from 133',
    ])
  })
})
