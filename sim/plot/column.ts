// One figure over time, slice by slice: its first, lowest, highest and last value, so that no peak is lost.

/** Values that are not finite are gaps: min and max are those of the other values, or NaN if there are none. */
export class Column {
  readonly first: Float64Array
  readonly min: Float64Array
  readonly max: Float64Array
  readonly last: Float64Array

  constructor(slices: number) {
    this.first = new Float64Array(slices)
    this.min = new Float64Array(slices)
    this.max = new Float64Array(slices)
    this.last = new Float64Array(slices)
  }

  /** Starts the slice with this value. */
  begin(slice: number, value: number): void {
    const known = Number.isFinite(value) ? value : Number.NaN
    this.first[slice] = this.min[slice] = this.max[slice] = this.last[slice] = known
  }

  /** Adds a value to the slice. */
  extend(slice: number, value: number): void {
    const known = Number.isFinite(value) ? value : Number.NaN
    this.last[slice] = known
    this.#widen(slice, known, known)
  }

  /** Copies slice `from` to slice `to`. */
  move(from: number, to: number): void {
    this.first[to] = this.first[from]!
    this.min[to] = this.min[from]!
    this.max[to] = this.max[from]!
    this.last[to] = this.last[from]!
  }

  /** Adds slice `from` to slice `to`. */
  join(from: number, to: number): void {
    this.last[to] = this.last[from]!
    this.#widen(to, this.min[from]!, this.max[from]!)
  }

  /** The result is NaN only if there is no other value. */
  #widen(slice: number, least: number, most: number): void {
    const [lowest, highest] = [this.min[slice]!, this.max[slice]!]
    if (least < lowest || Number.isNaN(lowest)) this.min[slice] = least
    if (most > highest || Number.isNaN(highest)) this.max[slice] = most
  }
}
