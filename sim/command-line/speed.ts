// How fast the simulator is: a device that runs nearly all the time, with all of its world, with engine time, and with the
// firmware alone.

import { compileRotation } from '../../programs/index.ts'
import { Device, LONG_PRESS_MS } from '../device/device.ts'

const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
/** The longest program of the rotation is over by then, and the rest after full sessions is never reached. */
const ROUND_MS = 5 * MINUTE_MS
const MB = 2 ** 20

/** Both keep the motor running nearly all the time: what a device at rest costs is next to nothing. */
export const KINDS = {
  'full physics': { world: { cellAh: 10, cellPercent: 100 } },
  // A clean switch, so that it certainly starts.
  'engine time': { world: { cellAh: 10, cellPercent: 100, bounceMs: 0, chatterPercent: 0 }, engine: 'rp2040' },
  'logic alone': { world: undefined, hasPhysics: false },
} as const

export interface Speed {
  /** Time that the run took, and the processor time of this process in it. */
  realMs: number
  processorMs: number
  /** What is allocated at its end. */
  heapMb: number
}

/** Runs a device for so long. */
export function measureSpeed(kind: keyof typeof KINDS, runMs: number): Speed {
  const device = new Device({ programs: compileRotation(), ...KINDS[kind], seed: 1 })
  device.pressTimes(3)
  device.wait(1000)
  const began = performance.now()
  const processor = process.cpuUsage()
  let day = 1
  while (device.now < runMs) {
    // A new day each time: no limit of a day comes in between.
    device.today = day++
    if (device.state !== 'running') device.press(LONG_PRESS_MS)
    // The next of the rotation, so that holds, ramps and waves all have their share.
    device.press()
    device.wait(ROUND_MS)
    if (kind !== 'logic alone') device.replaceCell(1)
  }
  const realMs = performance.now() - began
  const { user, system } = process.cpuUsage(processor)
  globalThis.gc?.()
  return { realMs, processorMs: (user + system) / 1000, heapMb: process.memoryUsage().heapUsed / MB }
}
