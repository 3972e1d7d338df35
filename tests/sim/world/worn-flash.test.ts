// Worn flash, for which every scenario is too short: a page that endures one erase is erased for the second time after
// about 50 stored lines.

import { expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'

const LIFE = 1
/** Times that the device is locked or unlocked, each with the power off and on. */
const TIMES = 250

it('worn flash gives back the settings before or those of a new device, and the device still works', () => {
  const world = { flashErases: LIFE, bounceMs: 0, chatterPercent: 0 }
  const device = new Device({ programs: compileRotation(), world, seed: 3, hasPhysics: false })
  let fellBack = 0
  for (let i = 0; i < TIMES; i++) {
    device.pressTimes(3)
    device.wait(500)
    const { state } = device
    device.powerCycle()
    if (device.state !== state) fellBack++
    expect(['off', 'locked']).toContain(device.state)
    // One lower than the default 3.
    expect(device.status).toMatchObject({ strength: 2, program: 0, fault: 0, duty: 0 })
  }
  expect(fellBack, 'too little wear for this test').toBeGreaterThan(0)
  expect(fellBack / TIMES).toBeLessThan(0.1)
  if (device.state === 'locked') device.pressTimes(3)
  device.wait(5000)
  device.press(900)
  expect(device.state).toBe('running')
})
