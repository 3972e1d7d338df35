import { describe, expect, it } from 'vitest'
import { readCelsius, readMv, thermistorC, thermistorOhm } from '../../../sim/world/sensors.ts'
import { expectWithin5Percent } from './support.ts'

describe('the sensors', () => {
  it('have a thermistor with 10 kohm at 25 °C and 5,311 ohm at 40 °C (S47)', () => {
    expectWithin5Percent(thermistorOhm(40), 5311)
    expect(thermistorOhm(25)).toBeCloseTo(10_000, 6)
    for (const celsius of [-20, 0, 25, 43, 80]) expect(thermistorC(thermistorOhm(celsius))).toBeCloseTo(celsius, 9)
  })

  it.each([-20, 0, 25, 37.4, 43, 60])('read %d °C to the degree without noise', (celsius) => {
    expect(Math.abs(readCelsius(celsius, 'fine', 0, 1, 1) - celsius)).toBeLessThanOrEqual(0.55)
  })

  it('read far too cold with an open wire, and far too hot with a shorted one', () => {
    expect(readCelsius(25, 'open', 2, 1, 1)).toBeLessThan(-50)
    expect(readCelsius(25, 'shorted', 2, 1, 1)).toBeGreaterThan(150)
  })

  it('have noise of the given deviation, and the same reading at the same time', () => {
    const readings = [...Array(2000).keys()].map((ms) => readMv(3.7, 2, 7, ms))
    const mean = readings.reduce((a, b) => a + b) / readings.length
    const deviation = Math.sqrt(readings.reduce((sum, mv) => sum + (mv - mean) ** 2, 0) / readings.length)
    expect(Math.abs(mean - 3700)).toBeLessThan(1)
    // Two steps of 1.6 mV, and the rounding to a step.
    expect(deviation).toBeGreaterThan(2.9)
    expect(deviation).toBeLessThan(3.7)
    expect(readMv(3.7, 2, 7, 5)).toBe(readings[5])
  })
})
