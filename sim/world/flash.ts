// Flash as chips have it: a write only clears bits, only a whole page can be erased to ones, each erase wears the
// page, and power can go at any byte of a write or in the middle of an erase.

import { chance, WEAR } from './random.ts'

/** The nRF52's page. */
export const PAGE_BYTES = 4096

/** Power went while flash was written. */
export class PowerLost extends Error {}

export class Flash {
  readonly bytes: Uint8Array
  readonly pageBytes: number
  /** Erases of each page so far. */
  readonly erases: number[]
  /** Bytes ever written. */
  written = 0
  /** So many more bytes are written, then power goes; an erase counts as one. */
  bytesLeft = Number.POSITIVE_INFINITY
  readonly #life: number
  readonly #seed: number

  constructor(pages: number, life: number, seed: number, pageBytes = PAGE_BYTES) {
    this.pageBytes = pageBytes
    this.bytes = new Uint8Array(pages * pageBytes).fill(0xff)
    this.erases = Array<number>(pages).fill(0)
    this.#life = life
    this.#seed = seed
  }

  /** Writes at `from`. Throws PowerLost where bytesLeft ends. */
  write(from: number, data: Uint8Array): void {
    for (let i = 0; i < data.length; i++) {
      this.#spend()
      this.bytes[from + i]! &= data[i]!
      this.written++
    }
  }

  /** Erases a page. One that is worn out keeps some bits at 0, others each time; one that power is lost in is half as it was. */
  erase(page: number): void {
    const from = page * this.pageBytes
    const count = ++this.erases[page]!
    const cut = this.bytesLeft < 1
    this.bytes.fill(0xff, from, from + (cut ? this.pageBytes / 2 : this.pageBytes))
    for (let over = Math.min(count - this.#life, this.pageBytes); over > 0; over--) {
      const at = Math.floor(chance(this.#seed, WEAR, from + count, over) * this.pageBytes)
      this.bytes[from + at]! &= ~(1 << (over % 8))
    }
    this.#spend()
  }

  #spend(): void {
    if (this.bytesLeft < 1) throw new PowerLost('power lost')
    this.bytesLeft--
  }
}
