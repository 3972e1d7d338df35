// How long the kinds of work take that were measured on chips, in the simulator: from outside, on a bench.

import type { Device, DeviceOptions, TraceLine } from '../device.ts'
import type { EngineName } from './models.ts'
import type { Pass } from './timed-engine.ts'

/** In ms. `boot`: reset to ready. `press`: the first edge while it is off; `edge`: its release. */
export interface KindsMs {
  boot: number
  press: number
  edge: number
  /** From the threshold of a long press until the motor is on, and until the kick ends. */
  start: number
  kick: number
  /** The longest pass in the ramp after the start. */
  ramp: number
  /** All callbacks in the second after a press that plays the next program. */
  nextProgram: number
  check: number
  /** From the threshold of a long press until the motor is off, and the whole pass, with its store. */
  offPin: number
  end: number
}

const LONG_MS = 800

const msOf = ({ fromUs, toUs }: Pass): number => (toUs - fromUs) / 1000
const longest = (passes: readonly Pass[]): number => Math.max(...passes.map(msOf))

/** `createDevice` makes a device on a bench with the usual rotation. */
export function measureKinds(engine: EngineName, createDevice: (options: Partial<DeviceOptions>) => Device): KindsMs {
  let passes: Pass[] = []
  let trace: TraceLine[] = []
  const device = createDevice({ engine, onPass: (pass) => passes.push(pass), onTrace: (line) => trace.push(line) })
  const run = (action: () => void): readonly Pass[] => {
    passes = []
    trace = []
    action()
    return [...passes]
  }
  /** From the threshold of a long press until the duty is as expected. */
  const fromThreshold = (pressedAt: number, isOn: boolean): number =>
    trace.find((line) => 'duty' in line && line.duty > 0 === isOn)!.t - pressedAt - LONG_MS

  const waitS = (seconds: number) => device.wait(seconds * 1000)

  waitS(1)
  const boot = run(() => {
    device.powerCycle()
    waitS(5)
  })
  device.pressTimes(3)
  waitS(5)
  const edges = run(() => {
    device.press(100)
    waitS(1)
  }).filter(({ entry }) => entry === 'watch')
  waitS(10)
  let pressedAt = device.now
  const started = run(() => {
    device.press(LONG_MS + 100)
    waitS(2)
  })
  const start = fromThreshold(pressedAt, true)
  const duties = trace.flatMap((line) => ('duty' in line ? [line.t] : []))
  const onUs = (pressedAt + LONG_MS + start) * 1000
  const ramp = started.filter(({ fromUs }) => fromUs > onUs + 100_000)
  const hold = run(() => waitS(17))
  const next = run(() => {
    device.press(100)
    device.wait(900)
  })
  waitS(4)
  pressedAt = device.now
  const off = run(() => {
    device.press(LONG_MS + 500)
  })
  const checks = hold.filter(({ entry }) => entry === 'check').map(msOf)
  return {
    boot: msOf(boot[0]!),
    press: msOf(edges[0]!),
    edge: msOf(edges[1]!),
    start,
    kick: duties[1]! - duties[0]!,
    ramp: longest(ramp),
    nextProgram: next.reduce((sum, pass) => sum + msOf(pass), 0),
    check: Math.min(...checks),
    offPin: fromThreshold(pressedAt, false),
    end: longest(off),
  }
}
