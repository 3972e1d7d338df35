// The states of a massager: those in each slice, and the total time in each.

/** A slice has a bit for each state. */
const MAX_STATES = 31
/** All states for which there is no bit left. */
const OTHERS = 'other'

export class States {
  /** The states so far, in the order in which they came. */
  readonly names: string[] = []
  /** The exact time in each state, whatever the slices. */
  readonly totalMs: number[] = []
  /** For each slice: a bit for each state in it, and the number of the last one. */
  readonly #states: Int32Array
  readonly #last: Uint8Array
  #now = 0

  constructor(slices: number) {
    this.#states = new Int32Array(slices)
    this.#last = new Uint8Array(slices)
  }

  /** `ms` pass in the state before; from then on the state is this one. */
  passTime(ms: number, state: string): void {
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

  /** Adds the state of now to a slice, which may be new. */
  mark(slice: number, isNew: boolean): void {
    this.#states[slice] = (isNew ? 0 : this.#states[slice]!) | (1 << this.#now)
    this.#last[slice] = this.#now
  }

  /** Copies slice `from` to slice `to`. */
  move(from: number, to: number): void {
    this.#states[to] = this.#states[from]!
    this.#last[to] = this.#last[from]!
  }

  /** Adds slice `from` to slice `to`. */
  join(from: number, to: number): void {
    this.#states[to]! |= this.#states[from]!
    this.#last[to] = this.#last[from]!
  }

  /** The last state in a slice. */
  last(slice: number): string {
    return this.names[this.#last[slice]!]!
  }

  /** Whether the massager was in this state during the slice. */
  wasIn(slice: number, state: string): boolean {
    const number = this.names.indexOf(state)
    return number >= 0 && (this.#states[slice]! & (1 << number)) !== 0
  }
}
