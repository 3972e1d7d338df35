// What the motor feels of the pins of a bridge.

import { expect, it } from 'vitest'
import { DriverPins } from '../../../sim/built/driver-pins.ts'
import { sensingPico } from '../../support/build/sensing-boards.ts'

function makePins() {
  const brakes: boolean[] = []
  return {
    brakes,
    pins: new DriverPins(sensingPico, { drive: () => {}, brake: (isBraking) => brakes.push(isBraking) }),
  }
}

it('pins that the file has not set yet are low, so the bridge sleeps', () => {
  const { brakes, pins } = makePins()
  pins.set(sensingPico.directionPin!, 1)
  pins.set(sensingPico.motorPin, 1)
  expect(brakes).toEqual([false, false])
  pins.set(sensingPico.enablePin!, 1)
  expect(brakes.at(-1)).toBe(true)
})

it('levels that turn the motor backwards are noted, and brake it', () => {
  const { brakes, pins } = makePins()
  pins.set(sensingPico.enablePin!, 1)
  pins.set(sensingPico.directionPin!, 1)
  pins.set(sensingPico.motorPin, 0.3)
  expect([pins.hasTurnedBackwards, brakes.at(-1)]).toEqual([false, false])
  pins.set(sensingPico.directionPin!, 0)
  expect([pins.hasTurnedBackwards, brakes.at(-1)]).toEqual([true, true])
})
