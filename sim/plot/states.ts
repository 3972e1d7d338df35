// Which states a massager was in, slice by slice, and for how long in all.

/** As many as a slice has bits for. */
const MAX_STATES = 31
/** Stands for all states that come after as many as there is room for. */
const OTHERS = 'other'

export class States {
  /** The states seen, in the order of their coming. */
  readonly names: string[] = []
  /** How long the massager was in each, exactly, whatever became of the slices. */
  readonly totalMs: number[] = []
  /** A bit for each state seen in the slice, and the number of the last. */
  readonly #seen: Int32Array
  readonly #last: Uint8Array
  #now = 0

  constructor(slices: number) {
    this.#seen = new Int32Array(slices)
    this.#last = new Uint8Array(slices)
  }

  /** `ms` pass in the state that was, and from then on it is this one. */
  pass(ms: number, state: string): void {
    if (this.names.length > 0) this.totalMs[this.#now]! += ms
    if (this.names[this.#now] !== state) this.#now = this.#numberOf(state)
  }

  #numberOf(state: string): number {
    const known = this.names.indexOf(state)
    if (known >= 0) return known
    if (this.names.length === MAX_STATES) return MAX_STATES - 1
    this.names.push(this.names.length === MAX_STATES - 1 ? OTHERS : state)
    return this.totalMs.push(0) - 1
  }

  /** The slice begins or goes on with the present state. */
  see(slice: number, begins: boolean): void {
    this.#seen[slice] = (begins ? 0 : this.#seen[slice]!) | (1 << this.#now)
    this.#last[slice] = this.#now
  }

  /** Slice `to` takes what slice `from` has. */
  move(from: number, to: number): void {
    this.#seen[to] = this.#seen[from]!
    this.#last[to] = this.#last[from]!
  }

  /** Slice `to` goes on with all that slice `from` has. */
  join(from: number, to: number): void {
    this.#seen[to]! |= this.#seen[from]!
    this.#last[to] = this.#last[from]!
  }

  /** The state in which a slice ends. */
  last(slice: number): string {
    return this.names[this.#last[slice]!]!
  }

  /** Whether a slice saw this state at all. */
  saw(slice: number, state: string): boolean {
    const number = this.names.indexOf(state)
    return number >= 0 && (this.#seen[slice]! & (1 << number)) !== 0
  }
}
