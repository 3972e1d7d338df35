// The line of settings: reading it back, damaged lines, and lines of other firmware.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as settings from '../../../src/memory/settings.ts'
import { LOCKED_FIELD, parseFields, STRENGTH_FIELD } from '../../../src/memory/settings.ts'

const FIELDS = 30
const padded = (...fields: number[]) => [...fields, ...Array<number>(FIELDS - fields.length).fill(0)]

it('a line that was written reads back with the same fields', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1e12), { minLength: FIELDS - 3, maxLength: FIELDS - 3 }), (rest) => {
      settings.load([3, 0, 5, ...rest].join(','))
      expect(parseFields(settings.toLine())).toEqual([3, 0, 5, ...rest])
    }),
  )
})

it('a new device is locked, at strength 3', () => {
  expect(parseFields(undefined)).toEqual(padded(2, 1, 3))
})

it.each(['', '1,0,5,2,0,0,0,0,0,0', '0,0,5', '-3,0,5', 'x', ',,,', 'NaN,0,5'])(
  'a device that reads the damaged line "%s" is locked, at strength 1, with version 0',
  (text) => {
    expect(parseFields(text)).toEqual(padded(0, 1, 1))
    settings.load(text)
    expect(settings.toLine()).toMatch(/^0,1,1,0,/)
  },
)

describe('a line of other firmware', () => {
  it('with the ten fields of the first firmware reads 0 for the others', () => {
    expect(parseFields('2,0,5,2,20412,900000,123456789,950,420,58')).toEqual(
      padded(2, 0, 5, 2, 20_412, 900_000, 123_456_789, 950, 420, 58),
    )
    settings.load('2,0,5,2,20412,900000,123456789,950,420,58')
    expect(settings.toLine()).toMatch(/^2,0,5,2,20412,900000,123456789,950,420,58,0,/)
  })

  it('with more fields is stored again with all of them, and with its version', () => {
    const newer = [7, 0, 4, ...Array<number>(FIELDS - 3).fill(1), 11, 12, 13].join(',')
    settings.load(newer)
    expect(settings.saved[STRENGTH_FIELD]).toBe(4)
    expect(settings.toLine()).toBe(newer)
  })
})

it.each([
  ['3,0', 1, 0],
  ['3,0,0', 1, 0],
  ['3,0,1', 1, 0],
  ['3,0,5', 5, 0],
  ['3,0,6', 1, 0],
  ['3,0,-2', 1, 0],
  ['3,0,x', 1, 0],
  ['3,7,2', 2, 7],
])('the line "%s" reads as strength %i and lock %i', (text, strength, locked) => {
  expect(parseFields(text)[STRENGTH_FIELD]).toBe(strength)
  expect(parseFields(text)[LOCKED_FIELD]).toBe(locked)
})

it('any text reads as fields that are numbers, and a strength from 1 to 5', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(fc.integer(), { maxLength: 50 }).map(String)), (text) => {
      const fields = parseFields(text)
      expect(fields.length).toBeGreaterThanOrEqual(FIELDS)
      for (const field of fields) expect(field).not.toBeNaN()
      expect([1, 2, 3, 4, 5]).toContain(fields[STRENGTH_FIELD])
    }),
  )
})
