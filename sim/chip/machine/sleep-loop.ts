// Finds where the event loop of Espruino begins a pass. Espruino sleeps while it idles, but two passes with work follow each
// other without a sleep, so the beginning of a pass must be known.
//
// Before it sleeps the loop goes round a few times. Its backward branch belongs to the outermost function that loops, so
// the stack is highest there.

import type { RP2040 } from 'rp2040js'
import { isBranch } from './branch.ts'

/** The loop went round so often. */
const MIN_ROUNDS = 3

export class SleepLoopFinder {
  readonly #mcu: RP2040
  /** The outermost backward branch: its stack, where it goes to, and how often it was taken. */
  #topSp = 0
  #topPc = 0
  #rounds = 0
  #lastPc = 0

  constructor(mcu: RP2040) {
    this.#mcu = mcu
  }

  /** Call before every instruction. */
  note(): void {
    const { registers } = this.#mcu.core
    const pc = registers[15]!
    const last = this.#lastPc
    this.#lastPc = pc
    const sp = registers[13]!
    if (pc >= last || sp < this.#topSp || !isBranch(this.#mcu.readUint16(last))) return
    this.#rounds = sp === this.#topSp && pc === this.#topPc ? this.#rounds + 1 : 1
    this.#topSp = sp
    this.#topPc = pc
  }

  /** Where a pass begins, if it is known: call when the core falls asleep. */
  find(): number | undefined {
    return this.#rounds >= MIN_ROUNDS ? this.#topPc : undefined
  }
}
