// `npm run bench`: how many times faster than real time the simulator is, with all of its world, with engine time, and with the
// firmware alone, and how that grows with the length of the run.

import { compileRotation } from '../../programs/index.ts'
import { Device, LONG_PRESS_MS } from '../device/device.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const HOURS = [1, 2, 4, 8, 16]
/** The longest program of the rotation is over by then, and the rest after full sessions is never reached. */
const ROUND_MS = 5 * MINUTE_MS
const MB = 2 ** 20

/** Both keep the motor running nearly all the time: what a device at rest costs is next to nothing. */
const KINDS = {
  'full physics': { world: { cellAh: 10, cellPercent: 100 } },
  // A clean switch, so that it certainly starts.
  'engine time': { world: { cellAh: 10, cellPercent: 100, bounceMs: 0, chatterPercent: 0 }, engine: 'rp2040' },
  'logic alone': { world: undefined, hasPhysics: false },
} as const

/** Ms of real time that so much simulated running takes, and what is allocated at its end, in MB. */
function measure(kind: keyof typeof KINDS, runMs: number): { realMs: number; heapMb: number } {
  const device = new Device({ programs: compileRotation(), ...KINDS[kind], seed: 1 })
  device.pressTimes(3)
  device.wait(1000)
  const began = performance.now()
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
  globalThis.gc?.()
  return { realMs, heapMb: process.memoryUsage().heapUsed / MB }
}

const times = (runMs: number, realMs: number): string => `${Math.round(runMs / realMs).toLocaleString('en')} times`

console.log('               simulated    real      faster than real time    heap at the end')
for (const kind of Object.keys(KINDS) as (keyof typeof KINDS)[]) {
  // What is compiled on the way is not what is measured.
  measure(kind, HOUR_MS)
  for (const hours of HOURS) {
    const { realMs, heapMb } = measure(kind, hours * HOUR_MS)
    const cells = [
      kind.padEnd(15),
      `${hours} h`.padStart(6),
      `${realMs.toFixed(0)} ms`.padStart(13),
      times(hours * HOUR_MS, realMs).padStart(22),
      `${heapMb.toFixed(1)} MB`.padStart(18),
    ]
    console.log(cells.join(''))
  }
}
