// Plays a program on a simulated device at strength 3, which plays it as written, and records the motor.

import { compile } from '../../../programs/language/compile.ts'
import { listPoints, type Point } from '../../../programs/language/curve.ts'
import type { Program } from '../../../programs/language/write.ts'
import { Device, LONG_PRESS_MS, PRESS_GAP_MS } from '../../../sim/device/device.ts'

export interface Simulation {
  /** The frequency of the motor, with a cell of 3.9 V. */
  hertz: readonly { ms: number; hz: number }[]
  written: readonly Point[]
}

/** Well below the rise time of the motor, 85 ms. */
const SAMPLE_MS = 20
/** When the button is released after the start. It must be a multiple of SAMPLE_MS. */
const RELEASE_MS = 100
/** Long enough for the motor to stop from any speed. */
const COAST_MS = 5000
/** Sines and exponentials may differ in their last digits between versions of Node: thousandths do not. */
const roundToThousandth = (value: number): number => Math.round(value * 1000) / 1000

/** A device that has just started the program, with the button still pressed. */
function startProgram(program: Program): Device {
  const device = new Device({ programs: [compile(program)] })
  device.pressTimes(3)
  device.wait(COAST_MS)
  // The first start after power-up is one strength lower, so the second start is recorded.
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
export function simulate(program: Program): Simulation {
  const device = startProgram(program)
  const beganAt = device.now
  const hertz: { ms: number; hz: number }[] = []
  for (;;) {
    const ms = device.now - beganAt
    if (ms === RELEASE_MS) device.setButton(0)
    const hz = roundToThousandth(device.hertz())
    hertz.push({ ms, hz })
    if (device.state !== 'running' && hz === 0) break
    device.wait(SAMPLE_MS)
  }
  return { hertz, written: listPoints(program).map(({ ms, level }) => ({ ms, level: roundToThousandth(level) })) }
}
