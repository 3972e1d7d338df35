// What the motor does with a program: a whole simulated device plays it at strength 3, which is as written.

import { compile } from '../../../programs/language/compile.ts'
import { listPoints, type Point } from '../../../programs/language/curve.ts'
import type { Program } from '../../../programs/language/write.ts'
import { Device, LONG_PRESS_MS, PRESS_GAP_MS } from '../../../sim/device/device.ts'

/** What the motor does with a program: its frequency over time, from a whole simulated device at strength 3 with a 3.9 V cell. */
export interface Run {
  hertz: readonly { ms: number; hz: number }[]
  written: readonly Point[]
}

/** Well below the 85 ms in which the motor rises. */
const SAMPLE_MS = 20
/** When the finger that started the program lets go: a sample's time. */
const RELEASE_MS = 100
/** Until a motor that coasts stands still, from any speed. */
const COAST_MS = 5000
/** Sines and exponentials may differ in their last digits from one Node to the next; a thousandth does not. */
const STEPS = 1000

const settled = (value: number): number => Math.round(value * STEPS) / STEPS

/** A device whose session with the program has just begun, the finger still on the button. */
function started(program: Program): Device {
  const device = new Device({ programs: [compile(program)] })
  device.pressTimes(3)
  device.wait(COAST_MS)
  // The first start after power-up is one strength lower: the second is the one to watch.
  device.press(LONG_PRESS_MS)
  device.wait(PRESS_GAP_MS)
  device.press(LONG_PRESS_MS)
  device.wait(COAST_MS)
  device.setButton(1)
  for (let ms = 0; device.state !== 'running'; ms++) {
    if (ms > LONG_PRESS_MS) throw new Error(`${program.name} does not start: the device is ${device.state}`)
    device.wait(1)
  }
  return device
}

/** Plays the program from start to standstill. */
export function run(program: Program): Run {
  const device = started(program)
  const beganAt = device.now
  const hertz: { ms: number; hz: number }[] = []
  for (;;) {
    const ms = device.now - beganAt
    if (ms === RELEASE_MS) device.setButton(0)
    const hz = settled(device.hertz())
    hertz.push({ ms, hz })
    if (device.state !== 'running' && hz === 0) break
    device.wait(SAMPLE_MS)
  }
  return { hertz, written: listPoints(program).map(({ ms, level }) => ({ ms, level: settled(level) })) }
}
