// The world has the same bits, however a time is cut into waits.

import { expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'

const programs = compileRotation()
const CUTS_MS = [500, 66, 7]

/** Lets time pass in waits of at most `cutMs`. */
function wait(device: Device, ms: number, cutMs: number): void {
  for (const end = device.now + ms; device.now < end; ) device.wait(Math.min(cutMs, end - device.now))
}

it('motor, case and cell are the same after any waits', () => {
  const stateAfter = (cutMs: number): number[] => {
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
  for (const cutMs of CUTS_MS) expect(stateAfter(cutMs), `${cutMs} ms`).toEqual(stateAfter(Number.POSITIVE_INFINITY))
})

it('the protector cuts the board off, also if a wait ends at the same ms', () => {
  for (const cutMs of CUTS_MS) {
    const device = new Device({ programs, world: { boardMa: 50 }, seed: 1 })
    device.replaceCell(0)
    wait(device, 3600_000, cutMs)
    expect([device.state, device.world.cell.isCutOff], `${cutMs} ms`).toEqual(['dark', true])
  }
})
