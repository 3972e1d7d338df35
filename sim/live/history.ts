// What the live screen has shown so far, in bounded memory: for each speed, a list of columns.

import { joinSigns } from '../bench/finger.ts'

/** Everything that the screen shows over time: values at one moment, and what happened since the sample before. */
export interface Sample {
  /** A state of the firmware, or dark without power. */
  state: string
  /** The program that plays; '' while none does. */
  playing: string
  /** The level of the motor, 0 to 100. */
  level: number
  hertz: number
  /** 0 to 1000. */
  duty: number
  /** At the terminals of the cell, in V; NaN while the cell is out. */
  volts: number
  /** Of the case, in °C. */
  celsius: number
  isLit: boolean
  /** How often the light went on, and off. */
  blinks: number
  dips: number
  /** The sign of a gesture that was completed; '' for none. */
  gesture: string
}

/** More than any terminal has. */
const MAX_COLUMNS = 400
/** A column with several states shows the first of these. */
const STATE_PRIORITY = ['fault', 'dark', 'running', 'calibrating', 'service', 'charging', 'locked', 'off']

/** Two samples in one column: highest values, lowest battery, all changes of the light, so that nothing short is lost. */
function mergeSamples(a: Sample, b: Sample): Sample {
  return {
    state: STATE_PRIORITY.indexOf(a.state) < STATE_PRIORITY.indexOf(b.state) ? a.state : b.state,
    playing: b.playing || a.playing,
    level: Math.max(a.level, b.level),
    hertz: Math.max(a.hertz, b.hertz),
    duty: Math.max(a.duty, b.duty),
    volts: a.volts > b.volts || Number.isNaN(a.volts) ? b.volts : a.volts,
    celsius: Math.max(a.celsius, b.celsius),
    isLit: b.isLit,
    blinks: a.blinks + b.blinks,
    dips: a.dips + b.dips,
    gesture: joinSigns(a.gesture, b.gesture),
  }
}

export class History {
  readonly #columns: ReadonlyMap<number, Sample[]>
  #count = 0

  /** `zooms` are the numbers of samples in a column. */
  constructor(zooms: readonly number[]) {
    this.#columns = new Map(zooms.map((zoom) => [zoom, []]))
  }

  push(sample: Sample): void {
    for (const [zoom, columns] of this.#columns) {
      const last = columns.length - 1
      if (this.#count % zoom > 0) columns[last] = mergeSamples(columns[last]!, sample)
      else if (columns.push(sample) > MAX_COLUMNS) columns.shift()
    }
    this.#count++
  }

  /** The newest column is the last. */
  columns(zoom: number): readonly Sample[] {
    return this.#columns.get(zoom)!
  }
}
