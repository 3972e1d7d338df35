// How soon the motor pin is low after each kind of off, at many moments of a session.

import type { Chip } from '../chips.ts'
import { ChipBench, LONG_MS } from './bench.ts'

/** Off at `phase` ms after the motor went on, `ms` after what caused it. */
export interface Off {
  phase: number
  ms: number
}

export type OffKind = 'press' | 'charger' | 'heat' | 'sensor'
export type Offs = Record<OffKind, Off[]>

/** 45 °C, and a broken wire. */
const HOT_SHARE = 0.312
const OPEN_SHARE = 1
/** The session is over, and what is stored is stored: a new page takes 1.8 s with many misses. */
const SETTLE_MS = 2500
/** The light has told of the charger or the fault, and the next press is for the next session. */
const CLEAR_MS = 700
/** The press of the start is held for this long after the motor went on, at most, and its release settles. */
const FIRST_PRESS_MS = 120

const phases = (count: number, from: number, step: number): number[] =>
  Array.from({ length: count }, (_, i) => from + i * step)

/** Moments of a session with this program, in ms since the motor went on. */
interface Plan {
  program: string
  presses: readonly number[]
  chargers: readonly number[]
  heats: readonly number[]
  sensors: readonly number[]
}

/** Steps of a ramp are 136 ms apart: 41 ms further each time hits every part of that. Checks are 1 s apart. */
const RAMP: Plan = {
  program: 'knot',
  presses: phases(24, FIRST_PRESS_MS + LONG_MS, 41),
  chargers: phases(24, 3, 41),
  heats: phases(3, 500, 1000),
  sensors: phases(2, 500, 1000),
}
/** The wave of this program begins after 1 s. */
const WAVE: Plan = {
  program: 'calm',
  presses: phases(6, 2000, 83),
  chargers: phases(6, 2000, 83),
  heats: [1500],
  sensors: [2500],
}

class OffBench {
  readonly bench: ChipBench
  readonly offs: Offs = { press: [], charger: [], heat: [], sensor: [] }

  readonly #plan: Plan

  constructor(chip: Chip, missCycles: number, plan: Plan) {
    this.bench = new ChipBench(chip, missCycles, `given unlocked\ngiven program ${plan.program}`)
    this.#plan = plan
  }

  run(): Offs {
    const { presses, chargers, heats, sensors } = this.#plan
    for (const phase of presses) this.#byPress(phase)
    for (const phase of chargers) this.#byCharger(phase)
    for (const phase of heats) this.#byHeat('heat', phase)
    for (const phase of sensors) this.#byHeat('sensor', phase)
    return this.offs
  }

  #start(): number {
    return this.bench.pressLong(true).at
  }

  #byPress(phase: number): void {
    const { bench } = this
    const on = this.#start()
    bench.waitTo(on + phase - LONG_MS)
    const { threshold, at } = bench.pressLong(false)
    this.offs.press.push({ phase, ms: at - threshold })
    bench.wait(SETTLE_MS)
  }

  #byCharger(phase: number): void {
    const { bench } = this
    const on = this.#start()
    bench.waitTo(Math.max(bench.now, on + phase))
    const from = bench.now
    bench.setCharger(true)
    const at = bench.waitForMotor(false, from)
    this.offs.charger.push({ phase: from - on, ms: at - from })
    bench.wait(SETTLE_MS)
    bench.setCharger(false)
    bench.wait(CLEAR_MS)
  }

  /** From the first reading of the thermistor that shows it. */
  #byHeat(kind: 'heat' | 'sensor', phase: number): void {
    const { bench } = this
    const on = this.#start()
    bench.waitTo(on + phase)
    bench.setHeatShare(kind === 'heat' ? HOT_SHARE : OPEN_SHARE)
    const from = bench.now
    const at = bench.waitForMotor(false, from)
    const reading = bench.heatReadings.find((t) => t >= from)!
    this.offs[kind].push({ phase: reading - on, ms: at - reading })
    bench.wait(SETTLE_MS)
    bench.setHeatShare()
    bench.wait(CLEAR_MS)
    // Off, if the cause is gone.
    if (kind === 'sensor') {
      bench.setButton(true)
      bench.wait(LONG_MS + FIRST_PRESS_MS)
      bench.setButton(false)
      bench.wait(CLEAR_MS)
    }
  }
}

/** In an opening ramp and in a wave. */
export function measureOffs(chip: Chip, missCycles: number): Offs {
  const all = [RAMP, WAVE].map((plan) => new OffBench(chip, missCycles, plan).run())
  const joined = (kind: OffKind): Off[] => all.flatMap((offs) => offs[kind])
  return { press: joined('press'), charger: joined('charger'), heat: joined('heat'), sensor: joined('sensor') }
}

export const worstOf = (offs: readonly Off[]): number => Math.max(...offs.map(({ ms }) => ms))
