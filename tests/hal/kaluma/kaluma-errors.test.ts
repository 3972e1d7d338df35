// What the Kaluma HAL must guarantee when something fails, and of time, on the very files that boards are flashed with.

import { describe, expect, it } from 'vitest'
import { WATCHDOG_MS } from '../../../sim/device/fake-hal.ts'
import { SESSION_MAX_MS } from '../../../src/limits.ts'
import { kaluma, MINUTE_MS, motorMs, plainSession, playSession, powerUp } from './powered-pico.ts'

describe.each(kaluma)('the file for $name', (profile) => {
  describe('the watchdog', () => {
    it('starts with the first motion, once, within the time of the chip, and is fed from then on', () => {
      const board = powerUp(profile).run(MINUTE_MS).press(100).run(MINUTE_MS)
      expect(board.callsOf('new WDT', 'feed')).toEqual([])
      board.startRunning()
      expect(board.duty()).toBeGreaterThan(0)
      board
        .press(900)
        .run(MINUTE_MS)
        .press(900)
        .run(MINUTE_MS)
        .press(900)
        .run(10 * MINUTE_MS)
      expect(board.callsOf('new WDT')).toEqual([['new WDT', WATCHDOG_MS]])
      expect(WATCHDOG_MS).toBeLessThanOrEqual(8388)
      expect(board.resets).toBe(0)
    })

    it('is fed by wake-ups only: without them the board resets, and the motor is off', () => {
      const board = powerUp(profile).startRunning()
      board.isAlive = false
      board.run(WATCHDOG_MS)
      expect(board.resets).toBe(1)
      expect(board.duty()).toBe(0)
    })
  })

  describe('an error while running', () => {
    it.each([
      ['analogRead', 'off'],
      ['digitalRead', 'off'],
      ['millis', 'reset'],
      ['setTimeout', 'reset'],
      ['feed', 'reset'],
      ['setDuty', 'reset'],
    ])('in %s turns the motor off, and ends with the board %s', (call, end) => {
      const board = powerUp(profile).startRunning()
      expect(board.duty()).toBeGreaterThan(0)
      board.broken.add(call)
      // Longer than the longest hold.
      board.run(100_000)
      expect(board.duty()).toBe(0)
      expect(board.resets).toBe(end === 'reset' ? 1 : 0)
      expect(board.uncaught).toEqual([])
      if (end === 'reset') return
      board.broken.delete(call)
      board.press(900).run(500).press(900).run(2000)
      expect(board.duty()).toBeGreaterThan(0)
    })

    it.each([
      ['clearTimeout', 'reset'],
      ['digitalWrite', 'reset'],
      ['digitalRead', 'reset'],
      ['setDuty', 'reset'],
      ['write', 'off'],
    ])('in %s while a long press turns the motor off ends with the motor off and the board %s', (call, end) => {
      const board = powerUp(profile).startRunning()
      board.broken.add(call)
      board.press(900).run(100)
      expect(board.duty()).toBe(0)
      board.run(1000)
      expect(board.duty()).toBe(0)
      expect(board.resets).toBe(end === 'reset' ? 1 : 0)
      expect(board.uncaught).toEqual([])
    })

    it('that leaves the duty unknown makes the next duty of 0 be set again', () => {
      const board = powerUp(profile).startRunning()
      board.press(900).run(500)
      board.broken.add('setDuty')
      board.press(900).run(100)
      expect(board.callsOf('setDuty').slice(-1)).toEqual([['setDuty', 0]])
      expect(board.resets).toBe(1)
    })

    it('in the start of the watchdog prevents all motion', () => {
      const board = powerUp(profile, { broken: ['new WDT'] }).startRunning()
      expect(board.motor).toEqual([])
    })
  })

  it.each([
    'new PWM',
    'start',
    'require',
    'pinMode',
    'millis',
    'digitalWrite',
    'digitalRead',
    'analogRead',
    'setWatch',
    'setTimeout',
    'new WDT',
  ])('never moves the motor after an error in %s at power-up', (call) => {
    const board = powerUp(profile, { broken: [call] })
    board.run(1000).startRunning().run(MINUTE_MS)
    expect(board.motor).toEqual([])
  })

  describe('time', () => {
    it('of a session ends at its limit', () => {
      const board = plainSession(profile)
      expect(board.duty()).toBe(0)
      expect(motorMs(board)).toBeGreaterThan(SESSION_MAX_MS - 2 * MINUTE_MS)
      // Timers come one ms late, and readings take one ms each.
      expect(motorMs(board)).toBeLessThanOrEqual(SESSION_MAX_MS + 10)
    })

    it('of a session is the same when the loop is blocked, but for the last block', () => {
      const board = playSession(profile, (b) => b.block(7000))
      expect(board.resets).toBe(0)
      expect(motorMs(board)).toBeGreaterThan(SESSION_MAX_MS - 2 * MINUTE_MS)
      expect(motorMs(board)).toBeLessThanOrEqual(SESSION_MAX_MS + 7010)
    })

    it('goes on when millis() restarts after 49.7 days', () => {
      const board = powerUp(profile, { bootMs: 2 ** 32 - 20_000 })
        .run(20_001)
        .startRunning()
        .run(MINUTE_MS)
      expect(board.resets).toBe(0)
      expect(board.duty()).toBeGreaterThan(0)
    })

    it('lost by timers at that restart ends with a reset by the watchdog', () => {
      const board = powerUp(profile, { bootMs: 2 ** 32 - 30_000 })
        .startRunning()
        .run(30_000 + WATCHDOG_MS)
      expect(board.resets).toBe(1)
      expect(board.duty()).toBe(0)
    })
  })
})
