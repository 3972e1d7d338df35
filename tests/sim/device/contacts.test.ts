// The button of a device in a world where its switch bounces.

import { expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'

it('a finger that stays where it is moves no contact', () => {
  const device = new Device({ programs: compileRotation(), world: { bounceMs: 50 }, seed: 2 })
  let edges = 0
  const setButton = device.hal.setButton.bind(device.hal)
  device.hal.setButton = (closed) => {
    edges++
    setButton(closed)
  }
  device.wait(1000)
  device.setButton(1)
  device.wait(1000)
  expect(edges).toBeGreaterThan(1)
  edges = 0
  device.setButton(1)
  device.wait(1000)
  expect(edges).toBe(0)
})
