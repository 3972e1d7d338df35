// The table of drivers: what the motor feels at each level of the pins, in every state.

import { describe, expect, it } from 'vitest'
import { DRIVERS, type DriverPin, type DriverRow, type PinState } from '../../hal/boards/drivers.ts'

type Pins = Partial<Record<DriverPin, PinState>>

/** What the motor feels while the PWM is high or low. */
function feelsAt({ feels }: DriverRow, pins: Pins, pwmLevel: number) {
  const levelOf = (state: PinState | undefined) =>
    state === 'pwm' ? pwmLevel : state === 'inverse' ? 1 - pwmLevel : (state ?? 0)
  const isAsleep = levelOf(pins.enablePin ?? 1) === 0 || levelOf(pins.sleepPin ?? 1) === 0
  return isAsleep ? 'coast' : feels(levelOf(pins.motorPin), levelOf(pins.directionPin))
}

describe.each(Object.entries(DRIVERS))('a %s driver', (_, row) => {
  it('coasts at reset, with each of its pins low', () => {
    expect(Object.values(row.reset).every((state) => state === 0)).toBe(true)
    for (const level of [0, 1]) expect(feelsAt(row, row.reset, level)).toBe('coast')
  })

  it('coasts while it is off, and never turns if the pin that holds it off is stuck', () => {
    for (const level of [0, 1]) {
      expect(feelsAt(row, row.off, level)).toBe('coast')
      if (row.isBridge) expect(feelsAt(row, { ...row.off, enablePin: 1, sleepPin: 1 }, level)).toBe('brake')
    }
  })

  it('drives while the PWM is high, and neither drives nor turns backwards while it is low', () => {
    expect(feelsAt(row, row.drive, 1)).toBe('drive')
    expect(['coast', 'brake']).toContain(feelsAt(row, row.drive, 0))
  })

  it('brakes without PWM, if it is a bridge', () => {
    expect(row.brake !== undefined).toBe(row.isBridge)
    if (row.brake) for (const level of [0, 1]) expect(feelsAt(row, row.brake, level)).toBe('brake')
  })

  it('has the same pins in every state, and one pin alone never turns a bridge', () => {
    const pins = Object.keys(row.reset)
    for (const state of [row.off, row.drive, row.brake]) if (state) expect(Object.keys(state)).toEqual(pins)
    if (!row.isBridge) return
    for (const pin of pins as DriverPin[])
      for (const level of [0, 1]) expect(feelsAt(row, { ...row.reset, [pin]: 1 }, level)).toBe('coast')
  })
})
