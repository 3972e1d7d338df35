// What the Espruino HAL must guarantee (the design's list), on the very file that is flashed.

import { describe, expect, it } from 'vitest'
import { compactBelowBytes, SLOT_TEXT_BYTES } from '../../hal/boards/storage.ts'
import { LONG } from '../../src/button.ts'
import { CHECK_MS, MAX_UNCHANGED_CHECKS, SESSION_MAX_MS } from '../../src/limits.ts'
import { Board, espruino } from './espruino-board.ts'

const MORE = [
  ['nextPin', 'next'],
  ['softerPin', 'softer'],
  ['strongerPin', 'stronger'],
  ['offPin', 'off'],
] as const

describe.each(espruino)('the file for $name', (profile) => {
  const { name, motorPin, lightPin, buttonPin, buttonPressed, chargerPin, pwmHz, driver, radio, watchdogMs } = profile
  const tidies = compactBelowBytes(profile) > 0
  const hasBattery = profile.batteryPin !== ''
  const others = MORE.filter(([field]) => profile[field] !== '').map(([field]) => profile[field])
  const onMotor = (board: Board) => board.calls.filter(([, pin]) => pin === motorPin)

  it('off is off: a PWM of 0, and then the pin let go', () => {
    const board = new Board(name)
    expect(onMotor(board)).toEqual([
      ['analogWrite', motorPin, 0, { freq: pwmHz }],
      ['digitalWrite', motorPin, 0],
    ])
    board.running().press(900)
    expect(onMotor(board).slice(-2)).toEqual([
      ['analogWrite', motorPin, 0, { freq: pwmHz }],
      ['digitalWrite', motorPin, 0],
    ])
  })

  it('the motor is the only PWM, above hearing, and within its range', () => {
    const board = new Board(name).running()
    for (const [, pin, value, options] of board.named('analogWrite')) {
      expect([pin, options]).toEqual([motorPin, { freq: 25000 }])
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
    }
    expect(board.named('digitalWrite').map(([, pin]) => pin)).toContain(lightPin)
  })

  it('its driver, where it has one, is on just as long as the motor', () => {
    const board = new Board(name).running().press(900)
    const modes = board.named('Jolt.setDriverMode')
    expect(modes).toEqual(driver < 0 ? [] : [false, true, false].map((on) => ['Jolt.setDriverMode', driver, on]))
  })

  const read = [
    ...(hasBattery || profile.thermometer === 'ntc' ? ['analogRead'] : []),
    ...(profile.thermometer === 'own' ? ['E.getTemperature'] : []),
    'digitalRead',
  ]
  it.each(read)('an error in %s ends with the motor off', (call) => {
    const board = new Board(name).running()
    board.broken.add(call)
    board.run(2000)
    expect(board.duty()).toBe(0)
    board.broken.delete(call)
    board.press(900).run(500).press(900).run(2000)
    expect(board.duty()).toBeGreaterThan(0)
  })

  it.each(['analogWrite', 'digitalWrite'])('an error in %s, which it needs to turn off, resets the board', (call) => {
    const board = new Board(name).running()
    board.broken.add(call)
    board.press(900)
    expect(board.named('E.reboot')).not.toEqual([])
    expect(board.timers).toBe(0)
  })

  it('an error in E.kickWatchdog, without which it may not go on, resets the board', () => {
    const board = new Board(name).running()
    board.broken.add('E.kickWatchdog')
    board.run(CHECK_MS)
    expect(board.duty()).toBe(0)
    expect(board.named('E.reboot')).not.toEqual([])
  })

  it('while all is as it was, a second costs as many calls of the engine as there is to read, and two', () => {
    const board = new Board(name).running().run(2000)
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
  const seen = changes.filter(([what]) => (what === 'the cell' ? hasBattery : profile.thermometer !== 'none'))
  it.each(seen)('%s is looked at each second', (_, change) => {
    const board = new Board(name).running().run(2000)
    change(board)
    const calls = board.calls.length
    board.run(CHECK_MS)
    const made = board.calls.slice(calls).map(([call]) => call)
    // One look that finds it, and one that counts, for which the battery is read four times.
    const readings = (hasBattery ? 5 : 0) + (profile.thermometer === 'ntc' ? 2 : 0)
    expect(made.filter((call) => call === 'analogRead')).toHaveLength(readings)
  })

  it('what cannot be caught: error flags go to the native reboot itself', () => {
    const board = new Board(name)
    expect(board.named('E.on')).toEqual([['E.on', 'errorFlag', board.reboot]])
  })

  it('the watchdog is manual, starts with the first motion and is fed from then on', () => {
    const board = new Board(name).run(60_000)
    expect(board.named('E.enableWatchdog')).toEqual([])
    board.running()
    expect(board.named('E.enableWatchdog')).toEqual([['E.enableWatchdog', watchdogMs / 1000, 0]])
    const fed = board.named('E.kickWatchdog').length
    board.press(900).run(60_000)
    expect(board.named('E.kickWatchdog').length - fed).toBeGreaterThanOrEqual(10)
  })

  it('when off there is no timer, or only the feed', () => {
    const board = new Board(name).run(10_000)
    expect(board.timers).toBe(0)
    board.press(100).run(5000)
    expect(board.timers).toBe(0)
    board.running().press(900).run(6000)
    const timers = board.named('setTimeout').length
    board.run(60_000)
    expect(board.timers).toBe(1)
    expect(board.named('setTimeout').length - timers).toBe(Math.floor(60_000 / (0.75 * watchdogMs)))
  })

  it('watches both edges, again and again, and debounces the button itself', () => {
    const watches = new Board(name).named('setWatch').map(([, , pin, options]) => [pin, options])
    const edge = buttonPressed ? 'rising' : 'falling'
    expect(watches).toEqual([
      [buttonPin, { repeat: 1, edge: 'both', debounce: 0 }],
      [chargerPin, { repeat: 1, edge: 'both', debounce: 50 }],
      ...others.map((pin) => [pin, { repeat: 1, edge, debounce: 50 }]),
    ])
    // A watch on a pin that nothing pulls would hear whatever is in the air.
    const pulls = new Board(name).named('pinMode').map(([, pin, mode]) => [pin, mode])
    const idle = buttonPressed ? 'input_pulldown' : 'input_pullup'
    expect(pulls).toEqual([[buttonPin, idle], [chargerPin, 'input_pullup'], ...others.map((pin) => [pin, idle])])
  })

  it('nobody in range can reach it, from before anything else could fail, but in service', () => {
    const reach = (board: Board) => board.calls.filter(([call]) => call === 'E.setConsole' || call.startsWith('NRF.'))
    const console = profile.console || null
    const shut = [['E.setConsole', console, { force: 1 }], ...(radio === 'quiet' ? [['NRF.sleep']] : [])]
    const open = [['E.setConsole', console ?? 'Bluetooth'], ...(radio === 'quiet' ? [['NRF.wake']] : [])]
    const board = new Board(name)
    expect(reach(board)).toEqual(radio === 'none' ? [] : shut)
    if (radio !== 'none') expect(board.calls[0]![0]).toBe('E.setConsole')
    board.running().press(900)
    expect(reach(board)).toEqual(radio === 'none' ? [] : shut)
    const before = board.calls.length
    for (let i = 0; i < 5; i++) board.press(100)
    board.run(1000)
    expect(reach(board)).toEqual(radio === 'none' ? [] : [...shut, ...open])
    board.run(30_000)
    // The motor's pin is put low again and again, for whoever is on the console can reach it.
    const lows = board.calls.slice(before).filter(([call, pin]) => call === 'digitalWrite' && pin === motorPin)
    expect(lows.length).toBeGreaterThanOrEqual(19)
    expect(board.duty()).toBe(0)
    board.press(900).run(1000)
    expect(reach(board)).toEqual(radio === 'none' ? [] : [...shut, ...open, ...shut])
  })

  it('held as the power comes on, the button asks for service', () => {
    const board = new Board(name, 'held').run(1000)
    expect(board.named('E.setConsole')).toHaveLength(radio === 'none' ? 0 : 2)
    board.held = false
    board.run(60_000)
    expect(board.motor).toEqual([])
  })

  it.each(others)('the button at %s does what it is for, and only while it runs', (pin) => {
    const board = new Board(name).run(100)
    const press = () => board.watches[pin]!({ state: buttonPressed === 1 })
    press()
    board.run(3000)
    expect(board.motor).toEqual([])
    board.running()
    const calls = board.calls.length
    press()
    expect(board.calls.slice(calls)).not.toEqual([])
    if (pin === profile.offPin) expect(board.duty()).toBe(0)
    else expect(board.run(5000).duty()).toBeGreaterThan(0)
  })

  it('asks its host for no more than a gesture, by one global', () => {
    const board = new Board(name)
    board.running().press(900)
    board.unknot(LONG)
    expect(board.run(3000).duty()).toBeGreaterThan(0)
    board.unknot(LONG)
    expect(board.duty()).toBe(0)
    const calls = board.calls.length
    for (const nonsense of [-1, 99, Number.NaN, undefined, 'x']) board.unknot(nonsense as number)
    expect(board.run(5000).duty()).toBe(0)
    expect(board.named('E.reboot')).toEqual([])
    expect(board.calls.slice(calls).filter(([call]) => call === 'analogWrite')).toEqual([])
  })

  /** Twenty minutes of pressing, with something done to the clock now and then. How long the motor ran, in ms. */
  function session(meddle: (board: Board) => void): number {
    const board = new Board(name).running()
    for (let i = 0; i < 20; i++) {
      board.run(700)
      if (i % 4 === 0) meddle(board)
      board.press(100).run(59_000)
    }
    expect(board.duty()).toBe(0)
    const [[from] = [0], ...rest] = board.motor
    return rest.at(-1)![0] - from
  }
  const untouched = () => session(() => {})

  it.each([-3600, 0.5, 3600, 1.7e9])('a host that sets the clock by %d s changes nothing about a session', (step) => {
    expect(untouched()).toBeGreaterThan(SESSION_MAX_MS - 60_000)
    const ms = session((board) => board.setTime(board.seconds + step))
    // A few ms are lost to the rounding of seconds since 1970 in a double, once a setting.
    expect(Math.abs(ms - untouched())).toBeLessThanOrEqual(5)
  })

  it.each([
    [-3600, 5 * CHECK_MS, 0],
    [1.7e9, 0, 5 * (watchdogMs + (MAX_UNCHANGED_CHECKS + 1) * CHECK_MS)],
  ])(
    'a clock that steps by %d s unseen is found at the next full look: at the most %d longer or %d shorter',
    (step, longer, shorter) => {
      const ms = session((board) => {
        board.seconds += step
      })
      expect(ms).toBeLessThanOrEqual(SESSION_MAX_MS + longer)
      expect(ms).toBeGreaterThanOrEqual(untouched() - shorter)
    },
  )

  it('keeps settings and journal in two slots each, with short names', () => {
    const board = new Board(name).running().press(900)
    expect(Object.keys(board.slots).sort()).toEqual(['unknot.0', 'unknot.1', 'unknot.3'])
    for (const slot of Object.keys(board.slots)) expect(slot.length).toBeLessThanOrEqual(28)
  })

  it.each([
    ['there is little room', -1, tidies],
    ['there is room', 0, false],
  ])('before it writes it tidies up where %s: %d bytes more than enough', (_, more, expected) => {
    const board = new Board(name)
    board.stats = { freeBytes: compactBelowBytes(profile) + more }
    board.running()
    expect(board.named('write').length).toBeGreaterThan(0)
    expect(board.named('compact').length > 0).toBe(expected)
  })

  it('writes what takes up the same each time, after it took back what had the name', () => {
    const board = new Board(name).running().press(900)
    const calls = board.calls.filter(([call]) => call === 'write' || call === 'erase')
    for (const [i, [call, file, text, at, bytes]] of calls.entries()) {
      if (call === 'erase') continue
      expect(calls[i - 1]).toEqual(['erase', file])
      expect([at, bytes]).toEqual([0, SLOT_TEXT_BYTES])
      expect((text as string).length).toBeLessThan(SLOT_TEXT_BYTES)
    }
  })

  it('a store that throws at power-up means defaults, not a dead device', () => {
    const board = new Board(name, 'read')
    expect(board.named('read')).toHaveLength(1)
    expect(board.running().duty()).toBeGreaterThan(0)
  })
})
