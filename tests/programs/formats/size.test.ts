// A file of the largest size is read, and one that is a little larger is refused.

import { describe, expect, it } from 'vitest'
import { FormatError } from '../../../programs/formats/index.ts'
import { makeHaptic, read } from './helpers.ts'

const makeTimes = (count: number) => JSON.stringify(Array.from({ length: count }, () => 100))
const makePoints = (count: number) => makeHaptic(...Array.from({ length: count }, (_, i): [number, number] => [i, 0.5]))
const makeText = (length: number) => `[100${' '.repeat(length - 5)}]`
const makeNested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`
const makeElements = (count: number) => `<vibration>${'<primitive-effect name="click"/>'.repeat(count)}</vibration>`

/** Why a text is refused; '' if it is read. */
function findRefusal(format: string, text: string): string {
  try {
    read(format, text)
    return ''
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError)
    return (error as FormatError).message
  }
}

describe.each([
  ['web', '8,192 times', makeTimes(8192), makeTimes(8193), 'list: expected at most 8192 times, got 8193'],
  [
    'haptic',
    '8,192 points',
    makePoints(8192),
    makePoints(8193),
    'signals.continuous.envelopes.amplitude: expected at most 8192 points, got 8193',
  ],
  ['buzz', '8,192 characters', '.'.repeat(8192), '.'.repeat(8193), 'expected at most 8192 characters, got 8193'],
  ['web', '10 MB', makeText(1e7), makeText(1e7 + 1), 'expected at most 10 MB of text, got more'],
])('%s: a file of %s', (format, _, fits, isTooLarge, message) => {
  it('is read', () => {
    expect(findRefusal(format, fits)).toBe('')
  })

  it('and a little more is refused', () => {
    expect(findRefusal(format, isTooLarge)).toBe(message)
  })
})

it('JSON may nest 16 deep', () => {
  expect(findRefusal('web', makeNested(16))).toBe('[0]: expected a number, got a list')
  expect(findRefusal('web', makeNested(17))).toBe('line 1: expected lists and objects at most 16 deep, got one more')
})

it('XML may have 8,192 elements and 8 more, one for each level', () => {
  expect(findRefusal('android-xml', makeElements(8192 + 7))).toBe('')
  expect(findRefusal('android-xml', makeElements(8192 + 8))).toBe('line 1: expected at most 8192 elements, got more')
})
