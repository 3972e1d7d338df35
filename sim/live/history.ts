// What the live screen saw so far, in bounded memory: column by column, for every speed the columns that suit it.

/** What there is to see of a massager at one moment. */
export interface Sample {
  /** off, running, locked, charging, fault, or dark without power. */
  state: string
  /** 0 to 100, as it reaches the motor. */
  level: number
  hertz: number
  /** 0 to 1000. */
  duty: number
  /** At the terminals of the cell, in V; NaN without one. */
  volts: number
  /** Of the case, in °C. */
  celsius: number
  lit: boolean
}

/** More than any terminal has. */
const MAX_COLUMNS = 400
/** Where a column saw several states it shows the first of these. */
const TELLING = ['fault', 'dark', 'running', 'calibrating', 'service', 'charging', 'locked', 'off']

/** Two moments in one column: what came and went is not lost, of the battery the lowest. */
function join(a: Sample, b: Sample): Sample {
  return {
    state: TELLING.indexOf(a.state) < TELLING.indexOf(b.state) ? a.state : b.state,
    level: Math.max(a.level, b.level),
    hertz: Math.max(a.hertz, b.hertz),
    duty: Math.max(a.duty, b.duty),
    // A moment without the cell is no reading.
    volts: a.volts > b.volts || Number.isNaN(a.volts) ? b.volts : a.volts,
    celsius: Math.max(a.celsius, b.celsius),
    lit: a.lit || b.lit,
  }
}

export class History {
  readonly #zooms: ReadonlyMap<number, Sample[]>
  #count = 0

  /** `zooms` are how many samples a column may stand for. */
  constructor(zooms: readonly number[]) {
    this.#zooms = new Map(zooms.map((zoom) => [zoom, []]))
  }

  push(sample: Sample): void {
    for (const [zoom, columns] of this.#zooms) {
      const last = columns.length - 1
      if (this.#count % zoom > 0) columns[last] = join(columns[last]!, sample)
      else if (columns.push(sample) > MAX_COLUMNS) columns.shift()
    }
    this.#count++
  }

  /** The newest last. */
  columns(zoom: number): readonly Sample[] {
    return this.#zooms.get(zoom)!
  }
}
