// The pages of a log in flash, cell by cell, as every HAL has them. Writes go only to empty cells.

import { CELLS } from '../../hal/hal.ts'
import { toBytes, toText } from '../../lib/bytes.ts'
import type { Flash } from './flash.ts'

const ERASED = 0xff
const ERASED_CHAR = '\xff'

export class LogPages {
  readonly #flash: Flash
  readonly #from: number
  readonly cellBytes: number
  readonly cells: number

  /** Pages of this flash, or of another size where its own are too large, from this place in it on. */
  constructor(flash: Flash, from: number, pages: number, pageBytes = flash.pageBytes) {
    this.#flash = flash
    this.#from = from
    this.cellBytes = pageBytes / CELLS
    this.cells = pages * CELLS
  }

  bytes(cell: number): Uint8Array {
    const from = this.#from + cell * this.cellBytes
    return this.#flash.bytes.subarray(from, from + this.cellBytes)
  }

  /** All of it, as text. `flash` is the bytes of the flash at another time. */
  textOf(flash: Uint8Array): string {
    return toText(flash.subarray(this.#from, this.#from + this.cells * this.cellBytes))
  }

  get text(): string {
    return this.textOf(this.#flash.bytes)
  }

  read(cell: number): string {
    return toText(this.bytes(cell)).split(ERASED_CHAR, 1)[0]!
  }

  /** Answers whether flash took it. Throws PowerLostError. */
  write(cell: number, text: string): boolean {
    const isEmpty = this.bytes(cell)
      .subarray(0, text.length)
      .every((byte) => byte === ERASED)
    if (!isEmpty || text.length > this.cellBytes) return false
    this.#flash.write(this.#from + cell * this.cellBytes, toBytes(text))
    return this.read(cell) === text
  }

  /** Writes a whole cell, whatever is in it. Throws PowerLostError. */
  writeOver(cell: number, bytes: Uint8Array): void {
    this.#flash.write(this.#from + cell * this.cellBytes, bytes)
  }

  /** Erases the page that begins with this cell. Throws PowerLostError. */
  erase(cell: number): void {
    this.#flash.erase((this.#from + cell * this.cellBytes) / this.#flash.pageBytes)
  }
}
