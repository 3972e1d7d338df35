// The button of a device in a world where its switch bounces.

import { expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'

it('a finger that stays where it is moves no contact', () => {
  const device = new Device({ programs: compileRotation(), world: { bounceMs: 50 }, seed: 3 })
  device.wait(1000)
  device.setButton(1)
  device.wait(1000)
  const { edges } = device.contacts
  expect(edges).toBeGreaterThan(1)
  for (let i = 0; i < 5; i++) {
    device.setButton(1)
    device.wait(1000)
  }
  expect(device.contacts.edges).toBe(edges)
})
