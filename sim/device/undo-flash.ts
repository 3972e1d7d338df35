// Flash whose latest writes can be undone. Code runs ahead of virtual time: what it has written counts only once time gets
// there, and a reset or a power cut before that undoes it.

import { Flash } from '../world/flash.ts'

interface Change {
  /** When the code wrote it, in ms. */
  at: number
  from: number
  before: Uint8Array
}

export class UndoFlash extends Flash {
  /** The time for the running code, in ms. */
  readNow: () => number = () => 0
  #changes: Change[] = []

  override write(from: number, data: Uint8Array): void {
    this.#note(from, data.length)
    super.write(from, data)
  }

  override erase(page: number): void {
    this.#note(page * this.pageBytes, this.pageBytes)
    super.erase(page)
  }

  #note(from: number, length: number): void {
    this.#changes.push({ at: this.readNow(), from, before: this.bytes.slice(from, from + length) })
  }

  /** Everything up to this time stays. */
  keep(ms: number): void {
    this.#changes = this.#changes.filter(({ at }) => at > ms)
  }

  /** All bytes as they are at this time. */
  bytesAt(ms: number): Uint8Array {
    const later = this.#changes.filter(({ at }) => at > ms)
    if (later.length === 0) return this.bytes
    const bytes = this.bytes.slice()
    for (const { from, before } of later.reverse()) bytes.set(before, from)
    return bytes
  }

  /** Undoes what was written after this time. */
  undoAfter(ms: number): void {
    this.keep(ms)
    for (const { from, before } of this.#changes.reverse()) this.bytes.set(before, from)
    this.#changes = []
  }
}
