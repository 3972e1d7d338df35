// What the Espruino HAL must guarantee (the design's list), on the very files that boards are flashed with.

import { describe, expect, it } from 'vitest'
import { LOG_PAGES, logPlace } from '../../hal/boards/storage.ts'
import { LONG } from '../../src/button.ts'
import { CHECK_MS, MAX_UNCHANGED_CHECKS, SESSION_MAX_MS } from '../../src/limits.ts'
import { Board, espruino } from './espruino-board.ts'

const EXTRA_BUTTONS = [
  ['nextPin', 'next'],
  ['softerPin', 'softer'],
  ['strongerPin', 'stronger'],
  ['offPin', 'off'],
] as const

describe.each(espruino)('the file for $name', (profile) => {
  const { name, motorPin, lightPin, buttonPin, buttonPressed, chargerPin, pwmHz, driver, radio, watchdogMs } = profile
  const hasBattery = profile.batteryPin !== ''
  const extraPins = EXTRA_BUTTONS.filter(([field]) => profile[field] !== '').map(([field]) => profile[field])
  const motorCalls = (board: Board) => board.calls.filter(([, pin]) => pin === motorPin)

  it('turns the motor off with a PWM of 0, and then releases the pin', () => {
    const board = new Board(name)
    expect(motorCalls(board)).toEqual([
      // The first statement of the file.
      ['digitalWrite', motorPin, 0],
      ['analogWrite', motorPin, 0, { freq: pwmHz }],
      ['digitalWrite', motorPin, 0],
    ])
    board.startRunning().press(900)
    expect(motorCalls(board).slice(-2)).toEqual([
      ['analogWrite', motorPin, 0, { freq: pwmHz }],
      ['digitalWrite', motorPin, 0],
    ])
  })

  it('has the motor as its only PWM, at 25 kHz, with duties from 0 to 1', () => {
    const board = new Board(name).startRunning()
    for (const [, pin, value, options] of board.callsOf('analogWrite')) {
      expect([pin, options]).toEqual([motorPin, { freq: 25000 }])
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
    }
    expect(board.callsOf('digitalWrite').map(([, pin]) => pin)).toContain(lightPin)
  })

  it('switches the motor driver, if there is one, on and off with the motor', () => {
    const board = new Board(name).startRunning().press(900)
    const modes = board.callsOf('Jolt.setDriverMode')
    expect(modes).toEqual(driver < 0 ? [] : [false, true, false].map((on) => ['Jolt.setDriverMode', driver, on]))
  })

  const readingCalls = [
    ...(hasBattery || profile.thermometer === 'ntc' ? ['analogRead'] : []),
    ...(profile.thermometer === 'own' ? ['E.getTemperature'] : []),
    'digitalRead',
  ]
  it.each(readingCalls)('turns the motor off after an error in %s, and starts again when the error is gone', (call) => {
    const board = new Board(name).startRunning()
    board.broken.add(call)
    board.run(2000)
    expect(board.duty()).toBe(0)
    board.broken.delete(call)
    board.press(900).run(500).press(900).run(2000)
    expect(board.duty()).toBeGreaterThan(0)
  })

  it.each(['analogWrite', 'digitalWrite'])(
    'resets the board after an error in %s, which turns the motor off',
    (call) => {
      const board = new Board(name).startRunning()
      board.broken.add(call)
      board.press(900)
      expect(board.callsOf('E.reboot')).not.toEqual([])
      expect(board.timerCount).toBe(0)
    },
  )

  it('turns the motor off and resets the board after an error in E.kickWatchdog', () => {
    const board = new Board(name).startRunning()
    board.broken.add('E.kickWatchdog')
    board.run(CHECK_MS)
    expect(board.duty()).toBe(0)
    expect(board.callsOf('E.reboot')).not.toEqual([])
  })

  it('makes one call for each sensor in an unchanged check, one for the watchdog and one for the timer', () => {
    const board = new Board(name).startRunning().run(2000)
    const calls = board.calls.length
    board.run(CHECK_MS)
    expect(board.calls.slice(calls).map(([call]) => call)).toEqual([
      ...(hasBattery ? ['analogRead'] : []),
      ...{ own: ['E.getTemperature'], ntc: ['analogRead'], none: [] }[profile.thermometer],
      'digitalRead',
      'E.kickWatchdog',
      'setTimeout',
    ])
  })

  const changes: [string, (board: Board) => void][] = [
    ['the cell', (board) => (board.volts -= 0.05)],
    ['the case', (board) => (board.celsius = 40.5)],
  ]
  const readable = changes.filter(([part]) => (part === 'the cell' ? hasBattery : profile.thermometer !== 'none'))
  it.each(readable)('finds a change of %s within a second, and then reads all sensors', (_, change) => {
    const board = new Board(name).startRunning().run(2000)
    change(board)
    const calls = board.calls.length
    board.run(CHECK_MS)
    const names = board.calls.slice(calls).map(([call]) => call)
    // One check that finds the change, and a full one that reads the battery four times.
    const readings = (hasBattery ? 5 : 0) + (profile.thermometer === 'ntc' ? 2 : 0)
    expect(names.filter((call) => call === 'analogRead')).toHaveLength(readings)
  })

  it('starts a manual watchdog with the first motion, and feeds it from then on', () => {
    const board = new Board(name).run(60_000)
    expect(board.callsOf('E.enableWatchdog')).toEqual([])
    board.startRunning()
    expect(board.callsOf('E.enableWatchdog')).toEqual([['E.enableWatchdog', watchdogMs / 1000, 0]])
    const feeds = board.callsOf('E.kickWatchdog').length
    board.press(900).run(60_000)
    expect(board.callsOf('E.kickWatchdog').length - feeds).toBeGreaterThanOrEqual(10)
  })

  it('has no timer when off before the first session, and after it only that of the watchdog feed', () => {
    const board = new Board(name).run(10_000)
    expect(board.timerCount).toBe(0)
    board.press(100).run(5000)
    expect(board.timerCount).toBe(0)
    board.startRunning().press(900).run(6000)
    const timers = board.callsOf('setTimeout').length
    board.run(60_000)
    expect(board.timerCount).toBe(1)
    expect(board.callsOf('setTimeout').length - timers).toBe(Math.floor(60_000 / (0.75 * watchdogMs)))
  })

  it('watches both edges of the button without debouncing, and pulls every watched pin', () => {
    const watches = new Board(name).callsOf('setWatch').map(([, , pin, options]) => [pin, options])
    const edge = buttonPressed ? 'rising' : 'falling'
    expect(watches).toEqual([
      [buttonPin, { repeat: 1, edge: 'both', debounce: 0 }],
      [chargerPin, { repeat: 1, edge: 'both', debounce: 0 }],
      ...extraPins.map((pin) => [pin, { repeat: 1, edge, debounce: 50 }]),
    ])
    // A watch on a pin without a pull would fire by noise.
    const pulls = new Board(name).callsOf('pinMode').map(([, pin, mode]) => [pin, mode])
    const idle = buttonPressed ? 'input_pulldown' : 'input_pullup'
    expect(pulls).toEqual([[buttonPin, idle], [chargerPin, 'input_pullup'], ...extraPins.map((pin) => [pin, idle])])
  })

  it('shuts its console and radio before anything can fail, and opens them only in service mode', () => {
    const consoleCalls = (board: Board) =>
      board.calls.filter(([call]) => call === 'E.setConsole' || call.startsWith('NRF.'))
    const wire = profile.console || null
    const shut = [['E.setConsole', wire, { force: 1 }], ...(radio === 'quiet' ? [['NRF.sleep']] : [])]
    const open = [['E.setConsole', wire ?? 'Bluetooth'], ...(radio === 'quiet' ? [['NRF.wake']] : [])]
    const board = new Board(name)
    expect(consoleCalls(board)).toEqual(radio === 'none' ? [] : shut)
    // Before anything else, and then the pin of the motor goes low.
    expect(board.calls[0]![0]).toBe(radio === 'none' ? 'digitalWrite' : 'E.setConsole')
    expect(board.calls.find(([call]) => !/^(E.setConsole|NRF)/.test(call))).toEqual(['digitalWrite', motorPin, 0])
    board.startRunning().press(900)
    expect(consoleCalls(board)).toEqual(radio === 'none' ? [] : shut)
    const before = board.calls.length
    for (let i = 0; i < 5; i++) board.press(100)
    board.run(1000)
    expect(consoleCalls(board)).toEqual(radio === 'none' ? [] : [...shut, ...open])
    board.run(30_000)
    // A host on the console can drive the motor's pin, so it is set low again and again.
    const lows = board.calls.slice(before).filter(([call, pin]) => call === 'digitalWrite' && pin === motorPin)
    expect(lows.length).toBeGreaterThanOrEqual(19)
    expect(board.duty()).toBe(0)
    board.press(900).run(1000)
    expect(consoleCalls(board)).toEqual(radio === 'none' ? [] : [...shut, ...open, ...shut])
  })

  it('enters service mode if the button is held at power-up, but not if it is locked', () => {
    const consoleCalls = (...given: string[]) => new Board(name, 'held', ...given).callsOf('E.setConsole').length
    const calls = radio === 'none' ? 0 : 1
    expect(consoleCalls()).toBe(calls)
    expect(consoleCalls('unlocked')).toBe(2 * calls)
    const board = new Board(name, 'held', 'unlocked').run(1000)
    board.isButtonHeld = false
    board.run(60_000)
    expect(board.motor).toEqual([])
  })

  it.each(extraPins)('does what the extra button on %s is for, and only while the motor runs', (pin) => {
    const board = new Board(name).run(100)
    const press = () => board.watches[pin]!({ state: buttonPressed === 1 })
    press()
    board.run(3000)
    expect(board.motor).toEqual([])
    board.startRunning()
    const calls = board.calls.length
    press()
    expect(board.calls.slice(calls)).not.toEqual([])
    if (pin === profile.offPin) expect(board.duty()).toBe(0)
    else expect(board.run(5000).duty()).toBeGreaterThan(0)
  })

  it('takes gestures of a host by the global unknot, and ignores any other number', () => {
    const board = new Board(name)
    board.startRunning().press(900)
    board.unknot(LONG)
    expect(board.run(3000).duty()).toBeGreaterThan(0)
    board.unknot(LONG)
    expect(board.duty()).toBe(0)
    const calls = board.calls.length
    for (const value of [-1, 99, Number.NaN, undefined, 'x']) board.unknot(value as number)
    expect(board.run(5000).duty()).toBe(0)
    expect(board.callsOf('E.reboot')).toEqual([])
    expect(board.calls.slice(calls).filter(([call]) => call === 'analogWrite')).toEqual([])
  })

  /** Presses for twenty minutes, and calls `setClock` now and then. Returns how long the motor ran, in ms. */
  function playSession(setClock: (board: Board) => void): number {
    const board = new Board(name).startRunning()
    for (let i = 0; i < 20; i++) {
      board.run(700)
      if (i % 4 === 0) setClock(board)
      board.press(100).run(59_000)
    }
    expect(board.duty()).toBe(0)
    const [[from] = [0], ...rest] = board.motor
    return rest.at(-1)![0] - from
  }
  const plainMs = () => playSession(() => {})

  it.each([-3600, 0.5, 3600, 1.7e9])('plays a session of the same length if a host moves the clock by %d s', (step) => {
    expect(plainMs()).toBeGreaterThan(SESSION_MAX_MS - 60_000)
    const ms = playSession((board) => board.setTime(board.seconds + step))
    // Each setting costs up to a ms, because seconds since 1970 are rounded in a double.
    expect(Math.abs(ms - plainMs())).toBeLessThanOrEqual(5)
  })

  it.each([
    [-3600, 5 * CHECK_MS, 0],
    [1.7e9, 0, 5 * (watchdogMs + (MAX_UNCHANGED_CHECKS + 1) * CHECK_MS)],
  ])(
    'notices a clock that steps by %d s unseen: a session is at most %d ms longer or %d ms shorter',
    (step, longer, shorter) => {
      const ms = playSession((board) => {
        board.seconds += step
      })
      expect(ms).toBeLessThanOrEqual(SESSION_MAX_MS + longer)
      expect(ms).toBeGreaterThanOrEqual(plainMs() - shorter)
    },
  )

  it('writes to the log alone, into empty cells, and makes no file in normal use', () => {
    const board = new Board(name)
    for (let i = 0; i < 30; i++) board.press(100).press(100).press(100).run(1000)
    const writes = board.callsOf('write')
    expect(writes.length).toBeGreaterThan(30)
    const isOnePage = logPlace(profile).logPageBytes !== logPlace(profile).storagePageBytes
    for (const [, file, , at] of writes) {
      expect(file).toBe('knot')
      if (!isOnePage) expect(at).toBeGreaterThanOrEqual(16)
    }
    expect(board.callsOf('erase').filter(([, file]) => file === 'knot').length > 0).toBe(isOnePage)
    expect(board.callsOf('erasePage').length).toBe(isOnePage ? 0 : 3)
    expect(board.store.memory.settings).toMatch(/^2,[01],3,/)
  })

  // Elsewhere the log leaves no room beside it: tools take the settings over when they make it.
  const hasRoom = logPlace(profile).logPages === LOG_PAGES
  it.runIf(hasRoom)('takes over the settings of earlier firmware, and deletes them', () => {
    const board = new Board(name, 'earlier').press(900).run(1000)
    expect(board.duty()).toBeGreaterThan(0)
    expect(board.store.storage.read('unknot.0')).toBe(undefined)
    expect(board.store.memory).toMatchObject({ sequence: 2 })
  })

  it('starts locked and shows a fault if the store throws, and works when the fault is cleared', () => {
    const board = new Board(name, 'read')
    expect(board.callsOf('read').length).toBeGreaterThan(0)
    board.run(5000).press(900).run(1000).press(900).run(3000)
    expect(board.duty()).toBe(0)
    // Each save that fails shows the fault again, but none while the motor runs.
    board.press(100).press(100).press(100).run(3000).press(900).run(1000).press(900).run(3000)
    expect(board.duty()).toBeGreaterThan(0)
  })
})
