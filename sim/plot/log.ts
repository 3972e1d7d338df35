// What a simulated massager did over time, in bounded memory however long it runs: the log that plots are drawn from.

import { ABSENT } from '../../src/limits.ts'
import { Column } from './column.ts'
import { States } from './states.ts'

/** What there is to see of a massager at one moment. What is not known is NaN, and a gap in the plot. */
export interface Sample {
  ms: number
  /** off, running, locked, charging, fault, or dark for no power. */
  state: string
  /** 0 to 100, as driven by the program. */
  level: number
  /** 0 to 1000. */
  duty: number
  hertz: number
  batteryMv: number
  celsius: number
  lit: boolean
}

/** The figures of a sample, the light being 0 or 1. */
export const FIGURES = ['level', 'duty', 'hertz', 'batteryMv', 'celsius', 'lit'] as const
export type Figure = (typeof FIGURES)[number]

export interface Range {
  least: number
  most: number
}

/** Several for each pixel of a plot. */
const MAX_SLICES = 4096
const FEWEST_SLICES = 2

/**
 * Keeps the least and the most of each figure per slice of time, and all states that were seen in it. A slice is a
 * millisecond at first; when there are too many, all become twice as long. Those without a sample take no room, so what
 * happens rarely stays exact for long.
 */
export class Log {
  /** Samples so far. */
  samples = 0
  /** How long a slice is. */
  sliceMs = 1
  /** Slices that have samples. */
  length = 0
  readonly states: States
  readonly #max: number
  readonly #columns: Record<Figure, Column>
  /** Times of the first and last sample of each slice. */
  readonly #from: Float64Array
  readonly #to: Float64Array
  /** Where the last slice ends. */
  #endMs = Number.NEGATIVE_INFINITY

  constructor(maxSlices = MAX_SLICES) {
    this.#max = Math.max(FEWEST_SLICES, Math.floor(maxSlices))
    this.#columns = Object.fromEntries(FIGURES.map((name) => [name, new Column(this.#max)])) as Record<Figure, Column>
    this.#from = new Float64Array(this.#max)
    this.#to = new Float64Array(this.#max)
    this.states = new States(this.#max)
  }

  /** Adds the next sample. Several at the same time are one upright stroke; time does not go back. */
  add(sample: Sample): void {
    const { ms } = sample
    if (!(ms >= this.toMs) && this.samples > 0) throw new Error(`a sample of ${ms} ms after one of ${this.toMs} ms`)
    if (!Number.isFinite(ms)) throw new Error(`a sample at ${ms} ms`)
    while (ms >= this.#endMs && this.length === this.#max) this.#halve()
    this.states.pass(this.samples > 0 ? ms - this.toMs : 0, sample.state)
    this.samples++
    const fresh = ms >= this.#endMs
    const slice = fresh ? this.length++ : this.length - 1
    if (fresh) {
      this.#endMs = (Math.floor(ms / this.sliceMs) + 1) * this.sliceMs
      this.#from[slice] = ms
    }
    this.#to[slice] = ms
    this.states.see(slice, fresh)
    const { level, duty, hertz, batteryMv, celsius, lit } = this.#columns
    const how = fresh ? 'begin' : 'goOn'
    level[how](slice, sample.level)
    duty[how](slice, sample.duty)
    hertz[how](slice, sample.hertz)
    batteryMv[how](slice, sample.batteryMv)
    celsius[how](slice, sample.celsius === ABSENT ? Number.NaN : sample.celsius)
    lit[how](slice, sample.lit ? 1 : 0)
  }

  /** Makes slices twice as long, and of two that are now one, one. */
  #halve(): void {
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

  /** Time of the first and the last sample; 0 if there is none. */
  get fromMs(): number {
    return this.#from[0]!
  }

  get toMs(): number {
    return this.length > 0 ? this.#to[this.length - 1]! : 0
  }

  /** Times of the first sample of each slice, and of the last. */
  get sliceFromMs(): Float64Array {
    return this.#from.subarray(0, this.length)
  }

  get sliceToMs(): Float64Array {
    return this.#to.subarray(0, this.length)
  }

  /** A figure, slice by slice: `length` of them. */
  column(figure: Figure): Readonly<Column> {
    return this.#columns[figure]
  }

  /** The least and the most of a figure in the whole log; undefined if it was never known. */
  range(figure: Figure): Range | undefined {
    const { least, most } = this.#columns[figure]
    let found: Range | undefined
    for (let i = 0; i < this.length; i++) {
      if (Number.isNaN(least[i]!)) continue
      if (!found) found = { least: least[i]!, most: most[i]! }
      else found = { least: Math.min(found.least, least[i]!), most: Math.max(found.most, most[i]!) }
    }
    return found
  }
}
