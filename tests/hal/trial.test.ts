// The built trial program, on boards that work and on boards that do not.

import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { EspruinoBoard } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { builtTrial } from '../support/build/built-file.ts'
import { FakeBoard } from '../support/espruino/fake-board.ts'
import { isFull } from '../support/scope.ts'

const built: Record<string, string> = {}
for (const name of isFull ? ['puckjs2', 'esp32', 'pico'] : ['puckjs2']) built[name] = await builtTrial(name)

/** A board that has run the trial for 3 s. `before` changes it before the start. */
function tryBoard(name: string, before: (board: FakeBoard) => void = () => {}): FakeBoard {
  const board = new FakeBoard(boards[name] as EspruinoBoard)
  before(board)
  vm.runInNewContext(built[name]!, board.globals)
  board.wait(3000)
  return board
}

/** [ms, duty] of each change of the motor. */
const dutiesOf = (board: FakeBoard) =>
  board.trace
    .map((line) => line.split(' '))
    .filter(([, part]) => part === 'motor')
    .map(([ms, , value]) => [Number(ms), Number(value)] as const)

describe('on a board that works, the trial', () => {
  it('is reset by every error flag of Espruino', () => {
    const board = tryBoard('puckjs2')
    expect(board.trace.join()).not.toContain('reset')
    board.onErrorFlag(['FIFO_FULL'])
    expect(board.trace.join()).toContain('reset')
  })

  it('blinks the light, prints the readings, and moves nothing before a press', () => {
    const board = tryBoard('puckjs2')
    expect(board.printed).toEqual([
      'unknot trial of the Puck.js 2',
      'light: it should have blinked three times',
      'battery: 3900 mV; compare with a meter',
      'thermometer: 25 C; warm it with a finger and try again',
      'charger: not connected',
      'button: press it, and the motor turns for a second',
    ])
    board.wait(60_000)
    expect(dutiesOf(board).every(([, duty]) => duty === 0)).toBe(true)
    const blinks = board.trace.filter((line) => line.endsWith('light 1')).slice(0, 3)
    expect(blinks).toHaveLength(3)
  })

  it('turns the motor for a second after a press, prints that all is well, and does so again', () => {
    const board = tryBoard('puckjs2')
    const before = board.printed.length
    board.press(100)
    board.wait(3000)
    expect(board.printed.slice(before)).toEqual([
      'button: pressed',
      'battery: 3900 mV; compare with a meter',
      'thermometer: 25 C; warm it with a finger and try again',
      'charger: not connected',
      'motor: driven for a second at 100 Hz; it should have turned, and stopped',
      'battery: 0 mV lower while the motor ran',
      'all is well',
    ])
    const on = dutiesOf(board).filter(([, duty]) => duty > 0)
    expect(on.at(-1)![0] - on[0]![0]).toBeLessThanOrEqual(1000)
    expect(dutiesOf(board).at(-1)![1]).toBe(0)
    board.wait(20_000)
    board.press(100)
    board.wait(3000)
    expect(board.printed.filter((line) => line === 'all is well')).toHaveLength(2)
  })
})

describe('on a board with a problem or without sensors, the trial', () => {
  it.each([
    ['an open divider', (board: FakeBoard) => (board.volts = 0), /battery: 0 mV is not a cell; check the divider/, 1],
    [
      'no thermometer',
      (board: FakeBoard) => (board.celsius = Number.NaN),
      /thermometer: NaN C is not a temperature/,
      2,
    ],
    ['a charger', (board: FakeBoard) => (board.charging = true), /charger: connected; unplug it/, 3],
    ['an empty cell', (board: FakeBoard) => (board.volts = 3.2), /motor: not started, for reason 1/, 4],
  ])('reports %s, blinks its number, and leaves the motor off', (_, spoil, message, count) => {
    const board = tryBoard('puckjs2', spoil)
    board.press(100)
    const lights = board.trace.length
    board.wait(2000 * 3)
    expect(board.printed.join('\n')).toMatch(message)
    expect(board.printed).toContain(`problem ${count}: see above`)
    expect(dutiesOf(board).every(([, duty]) => duty === 0)).toBe(true)
    // The number is repeated three times, and is blinked at least once by now.
    expect(board.trace.slice(lights).filter((line) => line.endsWith('light 1')).length).toBeGreaterThanOrEqual(count)
  })

  it('turns the motor off after an error, and prints it', () => {
    const board = tryBoard('puckjs2')
    board.broken = 'motor'
    board.press(100)
    board.wait(3000)
    expect(board.printed).toContain('error: Error: motor pin')
    expect(dutiesOf(board).every(([, duty]) => duty === 0)).toBe(true)
  })

  it.runIf(isFull)('prints which sensors a board does not have, and turns its motor', () => {
    const board = tryBoard('esp32')
    expect(board.printed).toContain('battery: this board cannot measure it')
    expect(board.printed).toContain('thermometer: none')
    board.press(100)
    board.wait(3000)
    expect(board.printed.at(-1)).toBe('all is well')
    expect(dutiesOf(board).some(([, duty]) => duty > 0)).toBe(true)
  })
})

it.each(Object.entries(built))('is smaller than 6,000 bytes for %s, and says its name', (name, code) => {
  expect(code.length).toBeLessThan(6000)
  expect(code).toMatch(new RegExp(`^"unknot [\\d.]+ ${name}-trial";`))
})
