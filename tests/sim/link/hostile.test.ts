// Hostile hosts on the link of a simulated device: nothing moves without a press, nothing throws, and limits hold.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'
import type { Link } from '../../../sim/link/fake-link.ts'
import { hostileText } from '../../support/link/hostile.ts'
import { isFull, scaled } from '../../support/scope.ts'

/** A million in all, over both links, with and without a press. */
const TEXTS = scaled(1000, 250_000)
/** Until then the process fills its caches. */
const WARM_UP = TEXTS / 2
const MAX_GROWTH_BYTES = 2_000_000

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

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')
// Other tests make contexts of their own, with nothing in them that an engine lacks.
setFlagsFromString('--no-expose-gc')

/** 0 in the default run: so few texts show no growth, and a collection takes longer than they do. */
function heapBytes(): number {
  if (!isFull) return 0
  collectGarbage()
  return process.memoryUsage().heapUsed
}

describe.each(['radio', 'wire'] as const)('by %s', (link) => {
  it(`${TEXTS} texts of a host that no press has accepted move nothing, change nothing and stay nowhere`, () => {
    const { device, open, lastError } = startDevice(link)
    const before = stored(device)
    let moved = 0
    let heap = 0
    for (let number = 0; number < TEXTS; number++) {
      if (number === WARM_UP) heap = heapBytes()
      if (!device.hal.link!.isConnected) open()
      device.hal.link!.send(hostileText(number))
      device.wait(number % 7)
      moved += device.hal.duty
    }
    device.wait(5000)
    expect([moved, device.hal.consoleOpen, lastError(), stored(device), device.store.slots]).toEqual([
      0,
      0,
      '',
      before,
      {},
    ])
    expect(heapBytes() - heap).toBeLessThan(MAX_GROWTH_BYTES)
  })

  it(`${TEXTS} texts of a host that was accepted throw nothing, and the motor is off 2 s after each silence`, () => {
    const { device, open, lastError } = startDevice(link)
    const late: number[] = []
    let moved = 0
    let heap = 0
    for (let number = 0; number < TEXTS; number++) {
      if (number === WARM_UP) heap = heapBytes()
      if (!device.hal.link!.isConnected) open()
      // The device has asked for it by now.
      if (number % 200 === 10) device.press()
      device.hal.link!.send(hostileText(number + TEXTS))
      const silentFor = number % 50 === 0 ? 2500 : (number * 13) % 40
      device.wait(silentFor)
      if (device.hal.duty > 0) moved++
      if (device.hal.duty > 0 && silentFor > 2000) late.push(number)
    }
    expect([late, lastError(), device.hal.consoleOpen, moved > 0]).toEqual([[], '', 0, true])
    expect(device.hal.link!.heard.length).toBeLessThan(2000)
    expect(heapBytes() - heap).toBeLessThan(MAX_GROWTH_BYTES)
  })
})
