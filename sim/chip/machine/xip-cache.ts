// The cache between the core and flash: 16 KiB in two ways, with lines of 8 bytes; the line that was used last stays
// (datasheet, 2.6.3). It only counts time: the bytes always come from flash itself.

const WAYS = 2
const LINE_BITS = 3
const SETS = 16384 / WAYS / 2 ** LINE_BITS
const EMPTY = -1

export class XipCache {
  hits = 0
  misses = 0
  readonly #tags = [new Int32Array(SETS).fill(EMPTY), new Int32Array(SETS).fill(EMPTY)] as const
  readonly #lastWay = new Uint8Array(SETS)
  #lastLine = EMPTY

  /** Reads from this offset in flash. Returns whether the cache had it. */
  read(offset: number): boolean {
    const line = offset >>> LINE_BITS
    if (line === this.#lastLine) {
      this.hits++
      return true
    }
    this.#lastLine = line
    const set = line % SETS
    const last = this.#lastWay[set]!
    if (this.#tags[last]![set] === line) {
      this.hits++
      return true
    }
    const other = 1 - last
    this.#lastWay[set] = other
    if (this.#tags[other]![set] === line) {
      this.hits++
      return true
    }
    this.#tags[other]![set] = line
    this.misses++
    return false
  }

  flush(): void {
    this.#lastLine = EMPTY
    for (const tags of this.#tags) tags.fill(EMPTY)
  }
}
