import { describe, expect, it } from 'vitest'
import { hasColor, nearestName, unknownName, wholeNumber } from '../../../lib/command-line/usage.ts'

const BOARDS = ['puckjs2', 'joltjs', 'pico', 'pico-w', 'esp32']

describe('a name is suggested only where it is near', () => {
  it.each([
    // One letter of three.
    ['sed', ['seed'], 'seed'],
    // Two of five are too many.
    ['sedes', ['seed'], undefined],
    ['pcio-w', BOARDS, 'pico-w'],
    ['zebra', BOARDS, undefined],
    // The beginning of one name, however long the rest.
    ['pu', BOARDS, 'puckjs2'],
    // The beginning of two.
    ['pi', BOARDS, undefined],
    ['PICO-W', BOARDS, 'pico-w'],
    ['', BOARDS, undefined],
    ['x', [], undefined],
  ])('%j of %j: %j', (given, known, nearest) => {
    expect(nearestName(given, known)).toBe(nearest)
  })

  it('by a part of each name', () => {
    const base = (file: string) => file.replace(/^.*\//, '')
    expect(nearestName('of.txt', ['sim/scenarios/off.txt'], base)).toBe('sim/scenarios/off.txt')
    expect(nearestName('of.txt', ['sim/scenarios/off.txt'])).toBeUndefined()
  })
})

describe('an unknown name', () => {
  it('gets the near one', () => {
    expect(unknownName('board', 'jolt', BOARDS).message).toBe('unknown board "jolt"; did you mean "joltjs"?')
  })

  it('or else the list of what there is', () => {
    expect(unknownName('board', 'zebra', BOARDS).message).toBe(
      'unknown board "zebra"; expected one of puckjs2, joltjs, pico, pico-w, esp32',
    )
  })

  it('of which a long one is cut', () => {
    const many = Array.from({ length: 200 }, (_, i) => `name-${i}`)
    const { message } = unknownName('name', 'zebra', many)
    expect(message).toMatch(/^unknown name "zebra"; expected one of name-0, name-1, .*, name-\d+, 1\d\d more$/)
    expect(message.length).toBeLessThan(400)
  })
})

it.each(['', '-1', '1.5', '1e3', ' 7', '0', '11', 'ten'])('"%s" is no whole number from 1 to 10', (text) => {
  expect(() => wholeNumber('--days', text, 1, 10)).toThrow(`--days is a whole number from 1 to 10, not "${text}"`)
})

it.each([
  [true, {}, true],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, {}, false],
])('a terminal: %s, with %j, has colours: %s', (isTTY, env, colours) => {
  expect(hasColor({ stdout: { isTTY }, env })).toBe(colours)
})
