// Hostile hosts on the link of a simulated device: nothing moves without a press, nothing throws, and limits hold.

import { describe, expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'
import type { Link } from '../../../sim/link/fake-link.ts'
import { hostileText } from '../../support/link/hostile.ts'
import { isFull } from '../../support/scope.ts'

/** A million in all, over both links, with and without a press. */
const TEXTS = isFull ? 250_000 : 1000

function startDevice(link: Link) {
  let lastError = ''
  const device: Device = new Device({
    programs: compileRotation(),
    link,
    hasPhysics: false,
    onStep: (of) => {
      if (of.lastError) lastError = of.lastError
    },
  })
  device.pressTimes(3)
  device.wait(1000)
  const open = () => {
    if (link === 'radio' && !device.hal.link!.isRadioOpen) {
      if (device.state !== 'off') device.press(900)
      device.wait(1500)
      device.pressTimes(5)
      device.wait(1000)
    }
    device.hal.link!.connect(true)
  }
  return { device, open, lastError: () => lastError }
}

const stored = (device: Device): string => device.store.textAt(device.now)

describe.each(['radio', 'wire'] as const)('by %s', (link) => {
  it(`${TEXTS} texts of a host that no press has accepted move nothing and change nothing`, () => {
    const { device, open, lastError } = startDevice(link)
    const before = stored(device)
    for (let number = 0; number < TEXTS; number++) {
      if (!device.hal.link!.isConnected) open()
      device.hal.link!.send(hostileText(number))
      device.wait(number % 7)
      expect(device.hal.duty).toBe(0)
    }
    device.wait(5000)
    expect([device.hal.consoleOpen, lastError(), stored(device), device.store.slots]).toEqual([0, '', before, {}])
  })

  it(`${TEXTS} texts of a host that was accepted throw nothing, and the motor is off 2 s after each silence`, () => {
    const { device, open, lastError } = startDevice(link)
    let silentFor = 0
    let moved = 0
    for (let number = 0; number < TEXTS; number++) {
      if (!device.hal.link!.isConnected) open()
      if (number % 200 === 0) device.press()
      device.hal.link!.send(hostileText(number + TEXTS))
      const ms = number % 50 === 0 ? 2500 : (number * 13) % 40
      silentFor = ms
      device.wait(ms)
      if (device.hal.duty > 0) moved++
      if (silentFor > 2000) expect(device.hal.duty, `after text ${number}`).toBe(0)
      expect(lastError(), `after text ${number}`).toBe('')
    }
    expect([device.hal.consoleOpen, moved > 0]).toEqual([0, true])
    expect(device.hal.link!.heard.length).toBeLessThan(2000)
  })
})
