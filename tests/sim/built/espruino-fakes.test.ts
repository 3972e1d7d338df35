// Timers and pins of the simulated Espruino have the pitfalls of the engine.

import { describe, expect, it } from 'vitest'
import { EspruinoPins, Pin } from '../../../sim/built/espruino/pins.ts'
import { EspruinoTimers } from '../../../sim/built/espruino/timers.ts'

const nothing = () => {}

/** Timers, and their calls up to a time: what was called, and when. */
function fakeTimers() {
  let now = 0
  const timers = new EspruinoTimers(() => now)
  const calls: [string, number][] = []
  const note = (name: string) => () => calls.push([name, now])
  const runTo = (ms: number) => {
    for (;;) {
      const next = timers.next()
      if (!next || next.at > ms) break
      now = Math.max(now, next.at)
      timers.fire(next, (callback) => callback())
    }
    now = ms
  }
  /** Something else takes the engine until then. */
  const stallUntil = (ms: number) => {
    now = ms
  }
  return { timers, calls, note, runTo, stallUntil }
}

describe('timers', () => {
  it('come at their time, with the fraction of it', () => {
    const { timers, calls, note, runTo } = fakeTimers()
    timers.add(note('late'), 7.5)
    timers.add(note('early'), 3)
    runTo(10)
    expect(calls).toEqual([
      ['early', 3],
      ['late', 7.5],
    ])
    expect(timers.count).toBe(0)
  })

  it('make up for missed ticks of an interval in a burst', () => {
    const { timers, calls, note, runTo, stallUntil } = fakeTimers()
    timers.add(note('tick'), 10, true)
    runTo(20)
    stallUntil(55)
    runTo(60)
    expect(calls.map(([, ms]) => ms)).toEqual([10, 20, 55, 55, 55, 60])
  })

  it.each([0, -5, Number.NaN])('take %d ms for the shortest time there is', (ms) => {
    const { timers } = fakeTimers()
    timers.add(nothing, ms)
    expect(timers.next()!.at).toBe(0.1)
  })

  it('are all cleared without an id, and none by an id that is over; undefined throws', () => {
    const { timers } = fakeTimers()
    const id = timers.add(nothing, 5)
    timers.add(nothing, 6)
    timers.clear(id)
    timers.clear(id)
    timers.clear(null)
    expect(timers.count).toBe(1)
    expect(() => timers.clear(undefined)).toThrow('clearTimeout(undefined)')
    expect(timers.count).toBe(1)
    timers.clear()
    expect(timers.count).toBe(0)
  })

  it('live on after a callback that throws, if they are intervals', () => {
    const { timers } = fakeTimers()
    timers.add(nothing, 5, true)
    expect(() =>
      timers.fire(timers.next()!, () => {
        throw new Error('broken')
      }),
    ).toThrow('broken')
    expect(timers.next()!.at).toBe(10)
  })
})

describe('pins', () => {
  const motor = new Pin('D1')
  const other = new Pin('D2')

  function fakePins() {
    const levels: [string, number][] = []
    return { levels, pins: new EspruinoPins((pin, level) => levels.push([pin, level])) }
  }

  it('keep a PWM running at a duty of 0, until digitalWrite releases it', () => {
    const { pins, levels } = fakePins()
    pins.analogWrite(motor, 0.5, { freq: 25_000 })
    pins.analogWrite(motor, 0, { freq: 25_000 })
    expect([pins.level('D1'), pins.isPwmRunning]).toEqual([0, true])
    pins.digitalWrite(motor, 0)
    expect([pins.level('D1'), pins.isPwmRunning]).toEqual([0, false])
    expect(levels).toEqual([
      ['D1', 0.5],
      ['D1', 0],
    ])
  })

  it('stop every other pin of a block when one is released, and no pin of another block', () => {
    const { pins } = fakePins()
    pins.analogWrite(motor, 0.5, { freq: 200 })
    pins.analogWrite(other, 0.7, { freq: 200 })
    pins.analogWrite(new Pin('D3'), 0.9)
    pins.digitalWrite(other, 1)
    expect([pins.level('D1'), pins.level('D2'), pins.level('D3')]).toEqual([0, 1, 0.9])
  })

  it('have three frequencies at a time', () => {
    const { pins } = fakePins()
    for (const freq of [100, 200, 300]) pins.analogWrite(new Pin(`D${freq}`), 0.5, { freq })
    expect(() => pins.analogWrite(motor, 0.5, { freq: 400 })).toThrow('No free Hardware PWMs')
    expect(() => pins.analogWrite(motor, 0.5, { freq: 300 })).not.toThrow()
  })

  it('take duties from 0 to 1, and NaN for full power', () => {
    const { pins } = fakePins()
    const driven = [-1, 0.25, 1.5, Number.NaN].map((duty) => {
      pins.analogWrite(motor, duty)
      return pins.level('D1')
    })
    expect(driven).toEqual([0, 0.25, 1, 1])
  })
})
