// Timers and PWM of the simulated Kaluma have the pitfalls of the engine.

import { describe, expect, it } from 'vitest'
import { Pwm } from '../../../sim/built/kaluma/pwm.ts'
import { KalumaTimers, WRAP_MS } from '../../../sim/built/kaluma/timers.ts'

const nothing = () => {}

describe('timers', () => {
  const timersAt = (now: number, passMs = now) =>
    new KalumaTimers(
      () => now,
      () => passMs,
    )

  it('come one ms after their time', () => {
    const timers = timersAt(1000)
    timers.add(nothing, 10)
    expect(timers.next()!.inMs).toBe(11)
  })

  it('count from the start of the pass, so they come early by what the pass has taken', () => {
    const timers = timersAt(1050, 1000)
    timers.add(nothing, 80)
    expect(timers.next()!.inMs).toBe(31)
    timers.add(nothing, 20)
    expect(timers.next()!.inMs).toBe(0)
  })

  it('never come after the clock restarts', () => {
    const timers = timersAt(WRAP_MS - 5)
    timers.add(nothing, 10)
    expect(timers.next()).toBeUndefined()
  })

  it('take only a number and a function', () => {
    const timers = timersAt(0)
    expect(() => timers.add(nothing, undefined)).toThrow(TypeError)
    expect(() => timers.add('code', 5)).toThrow(TypeError)
    expect(() => timers.clear(undefined)).toThrow(TypeError)
    expect(() => timers.clear(77)).not.toThrow()
  })

  it('crash the engine when the one that fires is cleared, or one that has fired', () => {
    const timers = timersAt(0)
    const id = timers.add(() => timers.clear(id), 5)
    timers.fire(timers.next()!.timer, (callback) => callback())
    expect(timers.crashes).toEqual(['cleared the timer that is firing'])
    timers.clear(id)
    expect(timers.crashes).toEqual(['cleared the timer that is firing', 'cleared a timer that has fired'])
  })

  it('keep the phase of an interval', () => {
    let now = 0
    const timers = new KalumaTimers(() => now)
    timers.add(nothing, 100, 100)
    now = 150
    timers.fire(timers.next()!.timer, (callback) => callback())
    expect(timers.next()!.inMs).toBe(51)
  })
})

describe('the PWM', () => {
  function fakePwm(duty?: unknown) {
    const levels: number[] = []
    const board = { onLevel: (_: number, share: number) => levels.push(share), beforeChange: nothing }
    return { pwm: new Pwm(board, 18, duty), levels }
  }

  it('drives nothing before start(), and then full power where no duty was given', () => {
    const { pwm, levels } = fakePwm()
    pwm.setDuty(0.5)
    expect(levels).toEqual([])
    const { pwm: usual, levels: usualLevels } = fakePwm()
    usual.start()
    expect(usualLevels).toEqual([1])
  })

  it('takes duties from 0 to 1, and NaN for full power', () => {
    const { pwm, levels } = fakePwm(0)
    pwm.start()
    for (const duty of [-1, 0.25, 2, Number.NaN]) pwm.setDuty(duty)
    expect(levels).toEqual([0, 0, 0.25, 1, 1])
  })

  it('may leave the pin high when it is stopped', () => {
    const { pwm, levels } = fakePwm(0.5)
    pwm.start()
    pwm.close()
    expect(levels).toEqual([0.5, 1])
  })
})
