// One figure over time, slice by slice: its first, least, most and last value, so that no peak is lost.

/** Values that are no finite number are a gap: a slice has least and most of the others, or NaN if there are none. */
export class Column {
  readonly first: Float64Array
  readonly least: Float64Array
  readonly most: Float64Array
  readonly last: Float64Array

  constructor(slices: number) {
    this.first = new Float64Array(slices)
    this.least = new Float64Array(slices)
    this.most = new Float64Array(slices)
    this.last = new Float64Array(slices)
  }

  /** The slice begins with this value. */
  begin(slice: number, value: number): void {
    const known = Number.isFinite(value) ? value : Number.NaN
    this.first[slice] = this.least[slice] = this.most[slice] = this.last[slice] = known
  }

  /** The slice goes on with this value. */
  goOn(slice: number, value: number): void {
    const known = Number.isFinite(value) ? value : Number.NaN
    this.last[slice] = known
    this.#reach(slice, known, known)
  }

  /** Slice `to` takes what slice `from` has. */
  move(from: number, to: number): void {
    this.first[to] = this.first[from]!
    this.least[to] = this.least[from]!
    this.most[to] = this.most[from]!
    this.last[to] = this.last[from]!
  }

  /** Slice `to` goes on with all that slice `from` has. */
  join(from: number, to: number): void {
    this.last[to] = this.last[from]!
    this.#reach(to, this.least[from]!, this.most[from]!)
  }

  /** Not NaN, unless nothing else was there. */
  #reach(slice: number, least: number, most: number): void {
    const [lowest, highest] = [this.least[slice]!, this.most[slice]!]
    if (least < lowest || Number.isNaN(lowest)) this.least[slice] = least
    if (most > highest || Number.isNaN(highest)) this.most[slice] = most
  }
}
