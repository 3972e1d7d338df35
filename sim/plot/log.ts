// The log that plots are drawn from: what a simulated massager did over time, in bounded memory.

import { ABSENT } from '../../src/limits.ts'
import { Column } from './column.ts'
import { States } from './states.ts'

/** A massager at one moment. An unknown value is NaN and makes a gap in the plot. */
export interface Sample {
  ms: number
  /** A state of the firmware, or dark without power. */
  state: string
  /** 0 to 100. */
  level: number
  /** 0 to 1000. */
  duty: number
  hertz: number
  batteryMv: number
  celsius: number
  isLit: boolean
}

/** The figures of a sample; the light is 0 or 1. */
export const FIGURES = ['level', 'duty', 'hertz', 'batteryMv', 'celsius', 'isLit'] as const
export type Figure = (typeof FIGURES)[number]

export interface Range {
  min: number
  max: number
}

/** Several slices for each pixel of a plot. */
const MAX_SLICES = 4096
const MIN_SLICES = 2

/**
 * Keeps the lowest and the highest value of each figure in each slice of time, and all states in it. A slice is 1 ms long
 * at first; when there are too many, all become twice as long. Slices without a sample take no memory, so rare events
 * stay exact for long.
 */
export class Log {
  /** Samples so far. */
  samples = 0
  /** The length of a slice. */
  sliceMs = 1
  /** Slices with samples. */
  length = 0
  readonly states: States
  readonly #max: number
  readonly #columns: Record<Figure, Column>
  /** Times of the first and last sample of each slice. */
  readonly #from: Float64Array
  readonly #to: Float64Array
  /** The end of the last slice. */
  #endMs = Number.NEGATIVE_INFINITY

  constructor(maxSlices = MAX_SLICES) {
    this.#max = Math.max(MIN_SLICES, Math.floor(maxSlices))
    this.#columns = Object.fromEntries(FIGURES.map((name) => [name, new Column(this.#max)])) as Record<Figure, Column>
    this.#from = new Float64Array(this.#max)
    this.#to = new Float64Array(this.#max)
    this.states = new States(this.#max)
  }

  /** Adds the next sample. Several samples at one time make a vertical line. Throws if time goes back. */
  add(sample: Sample): void {
    const { ms } = sample
    if (!(ms >= this.toMs) && this.samples > 0)
      throw new Error(`expected a sample from ${this.toMs} ms on, but got one at ${ms} ms`)
    if (!Number.isFinite(ms)) throw new Error(`expected a sample at a finite time, but got one at ${ms} ms`)
    while (ms >= this.#endMs && this.length === this.#max) this.#doubleSlices()
    this.states.passTime(this.samples > 0 ? ms - this.toMs : 0, sample.state)
    this.samples++
    const isNew = ms >= this.#endMs
    const slice = isNew ? this.length++ : this.length - 1
    if (isNew) {
      this.#endMs = (Math.floor(ms / this.sliceMs) + 1) * this.sliceMs
      this.#from[slice] = ms
    }
    this.#to[slice] = ms
    this.states.mark(slice, isNew)
    const { level, duty, hertz, batteryMv, celsius, isLit } = this.#columns
    const how = isNew ? 'begin' : 'extend'
    level[how](slice, sample.level)
    duty[how](slice, sample.duty)
    hertz[how](slice, sample.hertz)
    batteryMv[how](slice, sample.batteryMv)
    celsius[how](slice, sample.celsius === ABSENT ? Number.NaN : sample.celsius)
    isLit[how](slice, sample.isLit ? 1 : 0)
  }

  /** Makes slices twice as long, and joins those that become one. */
  #doubleSlices(): void {
    this.sliceMs *= 2
    const columns = Object.values(this.#columns)
    let to = -1
    let index = Number.NaN
    for (let from = 0; from < this.length; from++) {
      const at = Math.floor(this.#from[from]! / this.sliceMs)
      const how = at === index ? 'join' : 'move'
      if (how === 'move') this.#from[++to] = this.#from[from]!
      this.#to[to] = this.#to[from]!
      this.states[how](from, to)
      for (const column of columns) column[how](from, to)
      index = at
    }
    this.length = to + 1
    this.#endMs = (index + 1) * this.sliceMs
  }

  /** The times of the first and the last sample; 0 if there is none. */
  get fromMs(): number {
    return this.#from[0]!
  }

  get toMs(): number {
    return this.length > 0 ? this.#to[this.length - 1]! : 0
  }

  /** The times of the first and the last sample in each slice. */
  get sliceFromMs(): Float64Array {
    return this.#from.subarray(0, this.length)
  }

  get sliceToMs(): Float64Array {
    return this.#to.subarray(0, this.length)
  }

  /** A figure in `length` slices. */
  column(figure: Figure): Readonly<Column> {
    return this.#columns[figure]
  }

  /** The range of a figure in the whole log. Undefined if it was never known. */
  range(figure: Figure): Range | undefined {
    const { min, max } = this.#columns[figure]
    let found: Range | undefined
    for (let i = 0; i < this.length; i++) {
      if (Number.isNaN(min[i]!)) continue
      if (!found) found = { min: min[i]!, max: max[i]! }
      else found = { min: Math.min(found.min, min[i]!), max: Math.max(found.max, max[i]!) }
    }
    return found
  }
}
