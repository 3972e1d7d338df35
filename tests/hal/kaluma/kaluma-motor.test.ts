// What the Kaluma HAL must guarantee of motor, light and inputs (the design's list, and the engine's pitfalls), on the
// very files that boards are flashed with.

import { describe, expect, it } from 'vitest'
import { CHANGE, INPUT_PULLUP, OUTPUT } from '../../../sim/built/kaluma/run.ts'
import { LOW } from './fake-pico.ts'
import { builtCode, kaluma, MINUTE_MS, motorMs, plainSession, playSession, powerUp } from './powered-pico.ts'

describe.each(kaluma)('the file for $name', (profile) => {
  const { motorPin, lightPin, buttonPin, batteryPin, chargerPin, ntcPin, pwmHz } = profile

  describe('the motor', () => {
    it('is a PWM made with duty 0 and its own fast frequency, started once', () => {
      const board = powerUp(profile)
      expect(board.callsOf('new PWM', 'start')).toEqual([['new PWM', motorPin, pwmHz, 0], ['start']])
      expect(pwmHz).toBeGreaterThanOrEqual(5000)
      expect(pwmHz).toBeLessThanOrEqual(20_000)
    })

    it('goes off by setDuty(0), and its PWM is never stopped, closed or changed in frequency', () => {
      const board = playSession(profile)
        .run(10 * MINUTE_MS)
        .press(900)
        .run(3000)
      expect(board.duty()).toBeGreaterThan(0)
      board.broken.add('analogRead')
      board.run(5000)
      expect(board.duty()).toBe(0)
      expect(board.callsOf('setDuty').at(-1)).toEqual(['setDuty', 0])
      expect(board.callsOf('stop', 'close', 'setFrequency')).toEqual([])
      expect(board.callsOf('new PWM', 'start')).toHaveLength(2)
    })

    it('gets duties from 0 to 1, and only changed ones, because each call waits', () => {
      const duties = plainSession(profile)
        .callsOf('setDuty')
        .map(([, duty]) => duty as number)
      expect(duties.length).toBeGreaterThan(100)
      // The first call sets the 0 that the PWM has already.
      let last = Number.NaN
      for (const duty of duties) {
        expect(duty >= 0 && duty <= 1).toBe(true)
        expect(duty).not.toBe(last)
        last = duty
      }
    })

    it('has a pin that is driven low before all else, and then belongs to the PWM', () => {
      const board = plainSession(profile)
      expect(board.calls.slice(0, 2)).toEqual([
        ['pinMode', motorPin, OUTPUT],
        ['digitalWrite', motorPin, 0],
      ])
      const later = board.callsOf('pinMode', 'digitalWrite').slice(2)
      expect(later.map(([, pin]) => pin)).not.toContain(motorPin)
    })
  })

  it('writes the light with digitalWrite, without a PWM', () => {
    const [, ...writes] = plainSession(profile).callsOf('digitalWrite')
    expect(new Set(writes.map(([, pin]) => pin))).toEqual(new Set([lightPin]))
    expect(new Set(writes.map(([, , level]) => level))).toEqual(new Set([0, 1]))
  })

  describe('callbacks', () => {
    it('are named functions: one for the wake-up and one for the sensor checks', () => {
      const code = builtCode(profile)
      const call = /\b(?:setTimeout|setInterval|setWatch)\(([^,]+),/g
      const callbacks = [...code.matchAll(call)].map(([, callback]) => callback)
      expect(callbacks).toHaveLength(6)
      for (const callback of callbacks)
        expect(code).toMatch(new RegExp(`[,;]${callback!.replaceAll('$', '\\$')}=(?:\\w+|\\(.*?\\))=>`))
      const calls = plainSession(profile).callsOf('setTimeout')
      expect(new Set(calls.map(([, callback]) => callback)).size).toBe(2)
    })

    it('never clear a timer that fires, has fired or never existed, and never throw', () => {
      const board = playSession(profile, (b) => b.press(900).run(500).press(900))
      expect(board.callsOf('clearTimeout').length).toBeGreaterThan(20)
      expect(board.timers.crashes).toEqual([])
      expect(board.uncaught).toEqual([])
    })

    it('are set for whole ms, at least one', () => {
      for (const [, , ms] of plainSession(profile).callsOf('setTimeout'))
        expect(Number.isInteger(ms) && (ms as number) >= 1).toBe(true)
    })

    it('that come 7 ms early are set again, and a session keeps its length to 10 ms', () => {
      const board = playSession(profile, (b) => {
        b.timers.earlyMs = 7
      })
      expect(Math.abs(motorMs(board) - motorMs(plainSession(profile)))).toBeLessThanOrEqual(10)
      expect(board.timers.crashes).toEqual([])
    })
  })

  it('watches both edges without debouncing, pulls the pins up before, and reads the level at each edge', () => {
    const board = powerUp(profile)
    expect(board.callsOf('setWatch').map(([, , ...rest]) => rest)).toEqual([
      [buttonPin, CHANGE, 0],
      [chargerPin, CHANGE, 0],
    ])
    for (const pin of [buttonPin, chargerPin])
      expect(board.callsOf('pinMode')).toContainEqual(['pinMode', pin, INPUT_PULLUP])
    const names = board.callsOf('pinMode', 'setWatch').map(([name]) => name)
    expect(names.slice(-2)).toEqual(['setWatch', 'setWatch'])
    // A switch that bounces reports more edges than there are: only the level counts.
    board.press(100).press(100).press(100).run(5000)
    board
      .setLevel(buttonPin, LOW)
      .run(1)
      .setLevel(buttonPin, 1)
      .run(1)
      .setLevel(buttonPin, LOW)
      .setLevel(buttonPin, LOW)
    board.run(900)
    expect(board.duty()).toBeGreaterThan(0)
  })

  it('turns the motor off while the charger pin is low, and starts it only when the pin is high again', () => {
    const board = powerUp(profile).startRunning().setLevel(chargerPin, LOW).run(10)
    expect(board.duty()).toBe(0)
    board.run(500).press(900).run(2000)
    expect(board.duty()).toBe(0)
    board.setLevel(chargerPin, 1).run(500).press(900).run(2000)
    expect(board.duty()).toBeGreaterThan(0)
  })

  it.each([
    [3.9, true],
    [3.41, true],
    [3.39, false],
    [0, false],
    [6.6, false],
  ])('with a cell of %d V behind the divider, a long press starts the motor: %s', (cellV, isStarted) => {
    const board = powerUp(profile)
    board.cellV = cellV
    board.startRunning()
    expect(board.duty() > 0).toBe(isStarted)
  })

  it('reads only the cell and the NTC, not the thermometer in the chip, which heats itself', () => {
    const pins = plainSession(profile)
      .callsOf('analogRead')
      .map(([, pin]) => pin)
    expect(new Set(pins)).toEqual(new Set([batteryPin, ntcPin]))
  })

  it('has no timer when off before the first session, and after it only that of the watchdog feed', () => {
    const board = powerUp(profile).run(10_000)
    expect(board.timers.count).toBe(0)
    board.press(100).run(5000)
    expect(board.timers.count).toBe(0)
    board.startRunning().press(900).run(6000)
    const before = board.callsOf('setTimeout').length
    board.run(MINUTE_MS)
    expect(board.callsOf('setTimeout').length - before).toBe(10)
  })
})
