// How long the kinds of work take that were measured on chips, in the simulator: from outside, on a bench.

import type { Device, DeviceOptions, TraceLine } from '../device.ts'
import type { EngineName } from './models.ts'
import type { Pass } from './timed-engine.ts'

/** In ms. `boot`: reset to ready. `press`: the first edge while it is off; `edge`: a second one, 1 ms later. */
export interface KindsMs {
  boot: number
  press: number
  edge: number
  /** From the threshold of a long press until the motor is on, and the pass after the kick, with the plan of a ramp. */
  start: number
  kickEnd: number
  /** All callbacks of a press that plays the next program. */
  nextProgram: number
  /** The pass with the plan of a wave. */
  wavePlan: number
  step: number
  check: number
  /** From the threshold of a long press until the motor is off, and the whole pass, with its store. */
  offPin: number
  end: number
}

const LONG_MS = 800
/** Some engines' timers come early. */
const EARLY_MS = 30

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
    return passes
  }
  /** From the first callback at the threshold of a long press until the duty is as expected. */
  const fromThreshold = (pressedAt: number, isOn: boolean): number => {
    const first = passes.find(({ fromUs }) => fromUs / 1000 >= pressedAt + LONG_MS - EARLY_MS)!
    return trace.find((line) => 'duty' in line && line.duty > 0 === isOn)!.t - first.fromUs / 1000
  }
  const waitS = (seconds: number) => device.wait(seconds * 1000)

  waitS(1)
  const boot = run(() => {
    device.powerCycle()
    waitS(5)
  })
  device.pressTimes(3)
  waitS(5)
  const edges = run(() => {
    for (const closed of [1, 0]) {
      device.setButton(closed)
      device.wait(1)
    }
    waitS(1)
  }).filter(({ entry }) => entry === 'watch')
  waitS(10)
  let pressedAt = device.now
  const started = run(() => {
    device.press(LONG_MS + 100)
    waitS(2)
  })
  const start = fromThreshold(pressedAt, true)
  const afterStart = started.filter(({ fromUs }) => fromUs / 1000 > pressedAt + LONG_MS + start)
  const ramp = run(() => waitS(60))
  const next = run(() => {
    device.press()
    device.wait(1000)
  })
  const planned = next.findIndex((pass) => pass.entry === 'timer' && msOf(pass) === longest(next))
  waitS(20)
  device.press()
  const wave = run(() => waitS(30))
  pressedAt = device.now
  const off = run(() => {
    device.press(LONG_MS + 500)
  })
  const shortest = (entry: string) => Math.min(...ramp.filter((pass) => pass.entry === entry).map(msOf))
  return {
    boot: msOf(boot[0]!),
    press: msOf(edges[0]!),
    edge: msOf(edges[1]!),
    start,
    kickEnd: longest(afterStart),
    nextProgram: next.slice(0, planned + 1).reduce((sum, pass) => sum + msOf(pass), 0),
    wavePlan: longest(wave),
    step: shortest('step'),
    check: shortest('check'),
    offPin: fromThreshold(pressedAt, false),
    end: longest(off),
  }
}
