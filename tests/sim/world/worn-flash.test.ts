// Flash that is worn out, which no scenario lives long enough to see: a page that endures one erase is erased for the
// second time after some 1,300 lines have been stored.

import { expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'

const LIFE = 1
/** Of locking and unlocking, with the power off and on each time. */
const TIMES = 2600

it('settings fall back to those before or to those of a new device, and nothing else happens', () => {
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
    // One lower than stored: 3, as nobody chose another.
    expect(device.status).toMatchObject({ strength: 2, program: 0, fault: 0, duty: 0 })
  }
  expect(fellBack, 'too little wear to say anything').toBeGreaterThan(0)
  expect(fellBack / TIMES).toBeLessThan(0.1)
  // And it works.
  if (device.state === 'locked') device.pressTimes(3)
  device.wait(5000)
  device.press(900)
  expect(device.state).toBe('running')
})
