// The shell on the fake board, unlocked, and in a session.

import { expect, vi } from 'vitest'
import type { EventHandler } from '../../hal/hal.ts'
import type { Device } from '../../sim/device/device.ts'
import type { FakeHal } from '../../sim/device/fake-hal.ts'

export const fakeHalOf = (device: Device): FakeHal => device.hal as FakeHal

export function unlock(device: Device): Device {
  device.wait(100)
  device.pressTimes(3)
  device.wait(4000)
  return device
}

export function startSession(device: Device): Device {
  device.press(900)
  device.wait(5000)
  expect(device.state).toBe('running')
  return device
}

/** Boots the device again, and gives the handler of its events. */
export function bootWithHandler(device: Device): EventHandler {
  const hal = fakeHalOf(device)
  let handler: EventHandler | undefined
  const listen = hal.listen.bind(hal)
  const spy = vi.spyOn(hal, 'listen').mockImplementation((given) => {
    handler = given
    listen(given)
  })
  device.powerCycle()
  spy.mockRestore()
  return handler!
}
