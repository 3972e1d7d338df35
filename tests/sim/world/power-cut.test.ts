// However a time is cut into waits, the world comes out the same, to the last bit.

import { expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'

const programs = compileRotation()
const CUTS_MS = [500, 66, 7]

/** Lets time pass in waits of at most `cutMs`. */
function wait(device: Device, ms: number, cutMs: number): void {
  for (const end = device.now + ms; device.now < end; ) device.wait(Math.min(cutMs, end - device.now))
}

it('pressed on a body the case is as warm', () => {
  const warmth = (cutMs: number): number[] => {
    const device = new Device({ programs, world: {}, seed: 1 })
    device.world.pressOn(20)
    for (const [downMs, upMs] of [
      [100, 150],
      [100, 150],
      [100, 5000],
      [900, 60_000],
    ] as const) {
      device.setButton(1)
      wait(device, downMs, cutMs)
      device.setButton(0)
      wait(device, upMs, cutMs)
    }
    return [device.world.heat.caseC, device.world.heat.motorC, device.world.cell.charge]
  }
  for (const cutMs of CUTS_MS) expect(warmth(cutMs), `${cutMs} ms`).toEqual(warmth(Number.POSITIVE_INFINITY))
})

it('the protector cuts the board off, also at the very ms at which somebody looks', () => {
  for (const cutMs of CUTS_MS) {
    const device = new Device({ programs, world: { boardMa: 50 }, seed: 1 })
    device.replaceCell(0)
    wait(device, 3600_000, cutMs)
    expect([device.state, device.world.cell.isCutOff], `${cutMs} ms`).toEqual(['dark', true])
  }
})
