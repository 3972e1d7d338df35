// Real flash: a write only clears bits, an erase sets a whole page to ones, each erase wears the page, and the power can
// fail at any byte of a write or in the middle of an erase.

import { drawUniform, WEAR } from './random.ts'

/** A page of an nRF52. */
export const PAGE_BYTES = 4096

/** The power failed while flash was written. */
export class PowerLostError extends Error {}

export class Flash {
  readonly bytes: Uint8Array
  readonly pageBytes: number
  /** Erases of each page so far. */
  readonly erases: number[]
  /** Bytes written so far. */
  bytesWritten = 0
  /** The power fails after this many more bytes; an erase counts as one. */
  bytesUntilPowerLoss = Number.POSITIVE_INFINITY
  readonly #maxErases: number
  readonly #seed: number

  constructor(pages: number, maxErases: number, seed: number, pageBytes = PAGE_BYTES) {
    this.pageBytes = pageBytes
    this.bytes = new Uint8Array(pages * pageBytes).fill(0xff)
    this.erases = Array<number>(pages).fill(0)
    this.#maxErases = maxErases
    this.#seed = seed
  }

  /** Throws PowerLostError when the power fails. */
  write(from: number, data: Uint8Array): void {
    for (let i = 0; i < data.length; i++) {
      this.#countByte()
      this.bytes[from + i]! &= data[i]!
      this.bytesWritten++
    }
  }

  /**
   * A worn page keeps some bits at 0, other ones each time. If the power fails, half of the page stays as it was, or some
   * of its bits, in turn.
   */
  erase(page: number): void {
    const from = page * this.pageBytes
    const count = ++this.erases[page]!
    const isCut = this.bytesUntilPowerLoss < 1
    if (isCut && count % 2 === 0)
      for (let i = 0; i < this.pageBytes; i++)
        this.bytes[from + i]! |= Math.floor(drawUniform(this.#seed, WEAR, from + count, i) * 256)
    else this.bytes.fill(0xff, from, from + (isCut ? this.pageBytes / 2 : this.pageBytes))
    for (let over = Math.min(count - this.#maxErases, this.pageBytes); over > 0; over--) {
      const at = Math.floor(drawUniform(this.#seed, WEAR, from + count, over) * this.pageBytes)
      this.bytes[from + at]! &= ~(1 << (over % 8))
    }
    this.#countByte()
  }

  #countByte(): void {
    if (this.bytesUntilPowerLoss < 1) throw new PowerLostError('power lost')
    this.bytesUntilPowerLoss--
  }
}
