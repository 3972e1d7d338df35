// Finds where the event loop of Espruino begins a pass. Espruino sleeps while it idles, but two passes with work follow each
// other without a sleep, so the beginning of a pass must be known.
//
// Between two sleeps at the same place the loop goes round once or more often. Its backward branch belongs to the outermost
// function that loops, so the stack is highest there.

import type { RP2040 } from 'rp2040js'
import { isBranch } from './branch.ts'

/** So many sleeps in a row must agree. */
const SLEEPS = 3

export class SleepLoopFinder {
  readonly #mcu: RP2040
  /** The stack and the program counter of the last sleep. */
  #sleepSp = 0
  #sleepPc = 0
  /** The outermost backward branch since the last sleep. */
  #topSp = 0
  #topPc: number | undefined
  #candidate: number | undefined
  #agreed = 0
  #lastPc = 0

  constructor(mcu: RP2040) {
    this.#mcu = mcu
  }

  /** Call before every instruction. */
  note(): void {
    const { core } = this.#mcu
    const pc = core.PC
    const last = this.#lastPc
    this.#lastPc = pc
    if (pc >= last || core.SP <= this.#topSp || !isBranch(this.#mcu.readUint16(last))) return
    this.#topSp = core.SP
    this.#topPc = pc
  }

  /** Call when the core falls asleep. Returns the address once it is known. */
  noteSleep(): number | undefined {
    const { PC: pc, SP: sp } = this.#mcu.core
    const top = this.#topPc
    const isSamePlace = pc === this.#sleepPc && sp === this.#sleepSp
    const isAgreed = isSamePlace && top !== undefined && this.#topSp >= sp && top === this.#candidate
    this.#agreed = isAgreed ? this.#agreed + 1 : 0
    this.#candidate = top
    this.#sleepPc = pc
    this.#sleepSp = sp
    this.#topSp = 0
    this.#topPc = undefined
    return this.#agreed >= SLEEPS ? top : undefined
  }
}
