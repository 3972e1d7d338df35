import { describe, expect, it } from 'vitest'
import { completeSettings, FIELD_NAMES, FIELDS } from '../../../sim/world/fields.ts'

describe('the settings of a world', () => {
  it.each([
    [{ cellAh: 0 }, 'cell capacity: expected 0.05 to 10 Ah, but got 0'],
    [{ cellOhm: -1 }, 'cell resistance: expected 0.01 to 2 ohm, but got -1'],
    [{ roomC: Number.NaN }, 'room temperature: expected -20 to 60 C, but got NaN'],
    [{ bounceMs: Number.POSITIVE_INFINITY }, 'switch bounce: expected 0 to 200 ms, but got Infinity'],
  ])('refuse %j with the field and its range', (given, message) => {
    expect(() => completeSettings(given)).toThrow(message)
  })

  it('have standard values within the ranges, and accept both ends of each range', () => {
    for (const name of FIELD_NAMES) {
      const { min, max, standard } = FIELDS[name]
      expect(standard >= min && standard <= max, name).toBe(true)
      expect(() => completeSettings({ [name]: min })).not.toThrow()
      expect(() => completeSettings({ [name]: max })).not.toThrow()
    }
  })
})
