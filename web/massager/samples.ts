// What the curves are drawn from: numbers over time, in bounded memory.

import { SAMPLE_FIELDS } from '../worker/messages.ts'

const FIELDS = SAMPLE_FIELDS.length
/** At 60 samples a second, eleven minutes. */
const MAX_SAMPLES = 40_000

export class Samples {
  /** A list for each of SAMPLE_FIELDS. */
  columns: number[][] = SAMPLE_FIELDS.map(() => [])
  /** Counts changes. */
  version = 0

  get length(): number {
    return this.columns[0]!.length
  }

  clear(): void {
    this.columns = SAMPLE_FIELDS.map(() => [])
    this.version++
  }

  add(samples: Float64Array): void {
    if (samples.length === 0) return
    for (let at = 0; at < samples.length; at += FIELDS)
      for (let field = 0; field < FIELDS; field++) this.columns[field]!.push(samples[at + field]!)
    if (this.length > MAX_SAMPLES) this.#thin()
    this.version++
  }

  /** Of the older half, every second sample goes. */
  #thin(): void {
    const half = this.length / 2
    this.columns = this.columns.map((column) => column.filter((_, i) => i >= half || i % 2 === 0))
  }

  /** The samples of the last `seconds`, a list for each of SAMPLE_FIELDS. The first may be older. */
  last(seconds: number): number[][] {
    const times = this.columns[0]!
    const from = (times.at(-1) ?? 0) - seconds
    let [low, high] = [0, times.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (times[middle]! < from) low = middle + 1
      else high = middle
    }
    return this.columns.map((column) => column.slice(Math.max(0, low - 1)))
  }
}
