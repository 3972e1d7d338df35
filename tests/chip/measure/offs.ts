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
/** The session is over, and what is stored is stored. */
const SETTLE_MS = 900
/** A light signal and a blink of a fault are over, and the next press is for the next session. */
const CLEAR_MS = 1500
/** A press of the start is held for this long after the motor went on, at most, and its release settles. */
const FIRST_PRESS_MS = 120

/** Phases in steps that hit every moment between two steps of a ramp (136 ms) and between two checks (1 s). */
const phases = (count: number, from: number, step: number): number[] =>
  Array.from({ length: count }, (_, i) => from + i * step)

/** Of the opening ramp: from the first step past the hold of its first three seconds. */
const RAMP_PRESSES = phases(24, FIRST_PRESS_MS + LONG_MS, 97)
const RAMP_CHARGERS = phases(28, 3, 113)
const RAMP_CHECKS = phases(4, 500, 1000)

/** In a wave, the steps are 180 ms apart. */
const WAVE_PRESSES = phases(8, 6000, 131)
const WAVE_CHARGERS = phases(8, 6000, 131)
const WAVE_CHECKS = phases(2, 6000, 1000)

class OffBench {
  readonly bench: ChipBench
  readonly offs: Offs = { press: [], charger: [], heat: [], sensor: [] }

  constructor(chip: Chip, missCycles: number, given: string) {
    this.bench = new ChipBench(chip, missCycles, given)
  }

  #start(): number {
    return this.bench.pressLong(true).at
  }

  byPress(phase: number): void {
    const { bench } = this
    const on = this.#start()
    bench.waitTo(on + phase - LONG_MS)
    const { threshold, at } = bench.pressLong(false)
    this.offs.press.push({ phase, ms: at - threshold })
    bench.wait(SETTLE_MS)
  }

  byCharger(phase: number): void {
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
  byHeat(kind: 'heat' | 'sensor', phase: number): void {
    const { bench } = this
    const on = this.#start()
    bench.waitTo(on + phase)
    bench.setHeatShare(kind === 'heat' ? HOT_SHARE : OPEN_SHARE)
    const from = bench.now
    const at = bench.waitForMotor(false, from)
    const reading = bench.heatReadings.find((t) => t >= from)!
    this.offs[kind].push({ phase: reading - on, ms: at - reading })
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

/** In the opening ramp of `knot`, and in a wave of `ease`. */
export function measureOffs(chip: Chip, missCycles: number): { offs: Offs; bench: ChipBench } {
  const ramp = new OffBench(chip, missCycles, 'given unlocked\ngiven program knot')
  for (const phase of RAMP_PRESSES) ramp.byPress(phase)
  for (const phase of RAMP_CHARGERS) ramp.byCharger(phase)
  for (const kind of ['heat', 'sensor'] as const) for (const phase of RAMP_CHECKS) ramp.byHeat(kind, phase)
  return { offs: ramp.offs, bench: ramp.bench }
}

/** The same in a wave of `ease`. */
export function measureWaveOffs(chip: Chip, missCycles: number): { offs: Offs; bench: ChipBench } {
  const wave = new OffBench(chip, missCycles, 'given unlocked\ngiven program ease')
  for (const phase of WAVE_PRESSES) wave.byPress(phase)
  for (const phase of WAVE_CHARGERS) wave.byCharger(phase)
  for (const kind of ['heat', 'sensor'] as const) for (const phase of WAVE_CHECKS) wave.byHeat(kind, phase)
  return { offs: wave.offs, bench: wave.bench }
}
