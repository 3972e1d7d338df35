// ntcCelsius() against the law of an NTC, written with logarithms.

import { expect, it } from 'vitest'
import { ntcCelsius } from '../../hal/ntc.ts'
import { THERMOMETER_MAX_C, THERMOMETER_MIN_C } from '../../src/limits.ts'

const shareAt = (celsius: number) => {
  const ohm = 10_000 * Math.exp(3939 * (1 / (celsius + 273.15) - 1 / 298.15))
  return ohm / (ohm + 10_000)
}

it.each([
  [-20, 1.1],
  [-5, 0.1],
  [25, 0.01],
  [38, 0.01],
  [40, 0.01],
  [43, 0.01],
  [60, 0.1],
  [80, 1],
])('reads %i °C to within %d °C', (celsius, error) => {
  expect(Math.abs(ntcCelsius(shareAt(celsius)) - celsius)).toBeLessThanOrEqual(error)
})

it('reads 10 kΩ as 25 °C and 5,311 Ω as 40 °C', () => {
  expect(ntcCelsius(0.5)).toBeCloseTo(25, 6)
  expect(ntcCelsius(5311 / 15311)).toBeCloseTo(40, 1)
})

it('reads an open or shorted wire as a temperature outside the range of a case, and NaN as NaN', () => {
  expect(ntcCelsius(1)).toBeLessThan(THERMOMETER_MIN_C)
  expect(ntcCelsius(0)).toBeGreaterThan(THERMOMETER_MAX_C)
  expect(ntcCelsius(Number.NaN)).toBeNaN()
})
