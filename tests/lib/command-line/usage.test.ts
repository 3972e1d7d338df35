// Suggestions, lists of names and whole numbers on a command line; colours of a terminal.

import { describe, expect, it } from 'vitest'
import { hasColor, nearestName, unknownName, wholeNumber } from '../../../lib/command-line/usage.ts'

const BOARDS = ['puckjs2', 'joltjs', 'pico', 'pico-w', 'esp32']

describe('nearestName() suggests only a name that is near', () => {
  it.each([
    // One wrong letter of three is near.
    ['sed', ['seed'], 'seed'],
    // Two wrong letters of five are not.
    ['sedes', ['seed'], undefined],
    ['pcio-w', BOARDS, 'pico-w'],
    ['zebra', BOARDS, undefined],
    // The beginning of one name is near, however long the rest is.
    ['pu', BOARDS, 'puckjs2'],
    // The beginning of two names is not.
    ['pi', BOARDS, undefined],
    ['PICO-W', BOARDS, 'pico-w'],
    ['', BOARDS, undefined],
    ['x', [], undefined],
  ])('%j of %j: %j', (given, known, nearest) => {
    expect(nearestName(given, known)).toBe(nearest)
  })

  it('compares only a part of each name if told so', () => {
    const base = (file: string) => file.replace(/^.*\//, '')
    expect(nearestName('of.txt', ['sim/scenarios/off.txt'], base)).toBe('sim/scenarios/off.txt')
    expect(nearestName('of.txt', ['sim/scenarios/off.txt'])).toBeUndefined()
  })
})

describe('unknownName()', () => {
  it('suggests the near name', () => {
    expect(unknownName('board', 'jolt', BOARDS).message).toBe('unknown board "jolt"; did you mean "joltjs"?')
  })

  it('lists all names if none is near', () => {
    expect(unknownName('board', 'zebra', BOARDS).message).toBe(
      'unknown board "zebra"; expected one of puckjs2, joltjs, pico, pico-w, esp32',
    )
  })

  it('cuts a long list', () => {
    const many = Array.from({ length: 200 }, (_, i) => `name-${i}`)
    const { message } = unknownName('name', 'zebra', many)
    expect(message).toMatch(/^unknown name "zebra"; expected one of name-0, name-1, .*, name-\d+, 1\d\d more$/)
    expect(message.length).toBeLessThan(400)
  })
})

it.each(['', '-1', '1.5', '1e3', ' 7', '0', '11', 'ten'])(
  'wholeNumber() refuses "%s" as a whole number from 1 to 10',
  (text) => {
    expect(() => wholeNumber('--days', text, 1, 10)).toThrow(`--days is a whole number from 1 to 10, not "${text}"`)
  },
)

it.each([
  [true, {}, true],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, {}, false],
])('hasColor() with a terminal: %s, environment: %j is %s', (isTTY, env, expected) => {
  expect(hasColor({ stdout: { isTTY }, env })).toBe(expected)
})
