// What resets a board with Espruino, what does not, and which watchdog is fed.

import { describe, expect, it } from 'vitest'
import { PRESS_5 } from '../../src/button.ts'
import { Board, espruino } from './espruino-board.ts'

describe.each(espruino)('the file for $name', (profile) => {
  const { name, watchdogMs } = profile

  it('gives every error flag to the native E.reboot while the motor runs, and only then', () => {
    const board = new Board(name)
    const handlers = () =>
      board.callsOf('E.on').flatMap(([, event, handler]) => (event === 'errorFlag' ? [handler] : []))
    const relaxed = handlers()[1]
    // At power-up nobody knows yet whether the motor runs.
    expect(handlers()).toEqual([board.reboot, expect.any(Function)])
    expect(relaxed).not.toBe(board.reboot)
    board.startRunning().run(1000)
    expect(handlers().slice(2)).toEqual([board.reboot])
    board.press(900).run(1000)
    expect(handlers().slice(3)).toEqual([relaxed])
    // Each replaces the one before.
    expect(board.callsOf('E.removeAllListeners')).toHaveLength(4)
  })

  it.each([
    [['FIFO_FULL'], 0],
    [['BUFFER_FULL', 'UART_OVERFLOW'], 0],
    [['MEMORY_BUSY'], 0],
    [['LOW_MEMORY', 'MEMORY'], 1],
    [['FIFO_FULL', 'CALLBACK'], 1],
    [undefined, 1],
  ])('while the motor is off, the error flags %j reset it %i times', (flags, resets) => {
    const board = new Board(name)
    const [, , handler] = board.callsOf('E.on').filter(([, event]) => event === 'errorFlag')[1] as unknown as [
      string,
      string,
      (flags: unknown) => void,
    ]
    handler(flags)
    expect(board.callsOf('E.reboot')).toHaveLength(resets)
  })

  it.runIf(profile.about.chip.startsWith('nrf') && !profile.bangle)(
    'feeds a watchdog that still runs from before the reset, in service mode too',
    () => {
      const feedsOf = (board: Board) => board.callsOf('E.kickWatchdog').length
      const off = new Board(name, 'fed').run(60_000)
      expect(feedsOf(off)).toBeGreaterThanOrEqual(Math.floor(60_000 / watchdogMs))
      const service = new Board(name, 'fed', 'unlocked')
      service.unknot(PRESS_5)
      const before = feedsOf(service)
      service.run(60_000)
      expect(feedsOf(service) - before).toBeGreaterThanOrEqual(Math.floor(60_000 / watchdogMs))
    },
  )

  it.each([
    undefined,
    null,
    'length',
    '5',
    'forEach',
    {},
    [],
    () => 5,
    true,
    Number.NaN,
    -1,
    -2,
    1.5,
    6,
    99,
    115.5,
    Infinity,
  ])('does nothing for unknot(%s)', (wrong) => {
    const board = new Board(name, 'unlocked')
    const lights = () => board.callsOf('digitalWrite').filter(([, pin]) => pin === profile.lightPin).length
    const before = [board.motor.length, lights()]
    board.unknot(wrong)
    board.run(5000)
    expect([board.motor.length, lights()]).toEqual(before)
    expect(board.callsOf('E.reboot')).toHaveLength(0)
    board.press(900).run(1000)
    expect(board.duty()).toBeGreaterThan(0)
  })
})
