// The program that tries a board before the firmware, as it is built, on boards that are fine and on boards that are not.

import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { builtTrial } from '../support/build/built-file.ts'
import { SmallBoard } from '../support/espruino/fake-board.ts'

const built: Record<string, string> = {}
for (const name of ['puckjs2', 'esp32', 'pico']) built[name] = await builtTrial(name)

/** A board with the program on it, and what is done to it before. */
function tried(name: string, before: (board: SmallBoard) => void = () => {}): SmallBoard {
  const board = new SmallBoard(boards[name]!)
  before(board)
  vm.runInNewContext(built[name]!, board.globals)
  board.wait(3000)
  return board
}

/** When the motor was driven, in ms, from the trace. */
const driven = (board: SmallBoard) =>
  board.trace
    .map((line) => line.split(' '))
    .filter(([, what]) => what === 'motor')
    .map(([ms, , value]) => [Number(ms), Number(value)] as const)

describe('a board that is fine', () => {
  it('shows its light, says what it reads, and moves nothing before a press', () => {
    const board = tried('puckjs2')
    expect(board.said).toEqual([
      'unknot tries the Puck.js 2',
      'light: it should have come on three times',
      'battery: 3900 mV; compare with a meter',
      'thermometer: 25 C; warm it with a finger and try again',
      'charger: not connected',
      'button: press it; then the motor turns for a second',
    ])
    board.wait(60_000)
    expect(driven(board).every(([, duty]) => duty === 0)).toBe(true)
    const lit = board.trace.filter((line) => line.endsWith('light 1')).slice(0, 3)
    expect(lit).toHaveLength(3)
  })

  it('turns its motor for a second after a press, and says that all is well', () => {
    const board = tried('puckjs2')
    const before = board.said.length
    board.press(100)
    board.wait(3000)
    expect(board.said.slice(before)).toEqual([
      'button: pressed',
      'battery: 3900 mV; compare with a meter',
      'thermometer: 25 C; warm it with a finger and try again',
      'charger: not connected',
      'motor: driven for a second, for 100 Hz; it should have turned, and stopped',
      'battery: 0 mV less under the motor',
      'all is well',
    ])
    const on = driven(board).filter(([, duty]) => duty > 0)
    expect(on.at(-1)![0] - on[0]![0]).toBeLessThanOrEqual(1000)
    expect(driven(board).at(-1)![1]).toBe(0)
    // And again, as often as somebody presses.
    board.wait(20_000)
    board.press(100)
    board.wait(3000)
    expect(board.said.filter((line) => line === 'all is well')).toHaveLength(2)
  })
})

describe('a board that is not', () => {
  it.each([
    ['an open divider', (board: SmallBoard) => (board.volts = 0), /battery: 0 mV is no cell; look at the divider/, 1],
    ['no thermometer', (board: SmallBoard) => (board.celsius = Number.NaN), /thermometer: NaN C is none/, 2],
    ['a charger', (board: SmallBoard) => (board.charging = true), /charger: connected; take it off/, 3],
    ['an empty cell', (board: SmallBoard) => (board.volts = 3.2), /motor: not tried \(1\)/, 4],
  ])('%s: says so, blinks it, and the motor stays off', (_, spoil, says, count) => {
    const board = tried('puckjs2', spoil)
    board.press(100)
    const lights = board.trace.length
    board.wait(2000 * 3)
    expect(board.said.join('\n')).toMatch(says)
    expect(board.said).toContain(`not yet: see ${count} above`)
    expect(driven(board).every(([, duty]) => duty === 0)).toBe(true)
    // Three groups; some of them are over.
    expect(board.trace.slice(lights).filter((line) => line.endsWith('light 1')).length).toBeGreaterThanOrEqual(count)
  })

  it('an error ends with the motor off, and is said', () => {
    const board = tried('puckjs2')
    board.broken = 'motor'
    board.press(100)
    board.wait(3000)
    expect(board.said).toContain('error: Error: motor pin')
    expect(driven(board).every(([, duty]) => duty === 0)).toBe(true)
  })

  it('a board that cannot measure says that, and is tried all the same', () => {
    const board = tried('esp32')
    expect(board.said).toContain('battery: this board cannot measure it')
    expect(board.said).toContain('thermometer: none')
    board.press(100)
    board.wait(3000)
    expect(board.said.at(-1)).toBe('all is well')
    expect(driven(board).some(([, duty]) => duty > 0)).toBe(true)
  })
})

it('is small, and within the subset of Kaluma too', () => {
  for (const code of Object.values(built)) expect(code.length).toBeLessThan(6000)
  expect(built.pico).toMatch(/^"unknot [\d.]+ pico-trial";/)
})
