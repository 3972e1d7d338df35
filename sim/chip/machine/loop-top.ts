// Finds where the event loop of Kaluma begins a pass. Kaluma never sleeps: it asks for the time again and again, and
// an idle pass can only be skipped where it is known.
//
// The address differs from build to build, so it is measured: while the engine idles, some backward branch is taken once
// a pass. It belongs to the outermost function that loops, so the stack is highest there, and every pass reads the timer.

import type { RP2040 } from 'rp2040js'
import { isBranch } from './branch.ts'

/** Instructions of an idle pass: more than any wait for the timer, less than any JavaScript. */
const MIN_PASS = 60
export const MAX_IDLE_PASS = 1000
/** So many idle passes in a row are believed. */
const PASSES = 40
/** The timer of the chip, and its registers. */
const TIMER = 0x40054

interface Branch {
  sp: number
  count: number
  /** Instructions between two takings of the branch. */
  shortest: number
  longest: number
  at: number
  /** Readings of the timer at the first taking. */
  readings: number
}

export class LoopTopFinder {
  readonly #mcu: RP2040
  readonly #branches = new Map<number, Branch>()
  #instructions = 0
  #readings = 0
  #lastPc = 0

  constructor(mcu: RP2040) {
    this.#mcu = mcu
    const timer = mcu.peripherals[TIMER]!
    const read = timer.readUint32.bind(timer)
    timer.readUint32 = (offset) => {
      this.#readings++
      return read(offset)
    }
  }

  /** Call before every instruction. Returns the address once it is known. */
  note(): number | undefined {
    const { PC: pc, SP: sp } = this.#mcu.core
    const last = this.#lastPc
    this.#lastPc = pc
    this.#instructions++
    if (pc >= last || !isBranch(this.#mcu.readUint16(last))) return undefined
    const known = this.#branches.get(pc)
    if (known?.sp !== sp) {
      this.#branches.set(pc, this.#newBranch(sp))
      return undefined
    }
    const took = this.#instructions - known.at
    known.at = this.#instructions
    known.shortest = Math.min(known.shortest, took)
    known.longest = Math.max(known.longest, took)
    if (took > MAX_IDLE_PASS) this.#branches.set(pc, this.#newBranch(sp))
    else if (++known.count === PASSES) return this.#choose(pc, known)
    return undefined
  }

  #newBranch(sp: number): Branch {
    const { MAX_SAFE_INTEGER: shortest } = Number
    return { sp, count: 0, shortest, longest: 0, at: this.#instructions, readings: this.#readings }
  }

  /** Whether this is the loop itself: a branch that is taken more often may be inside it. */
  #choose(pc: number, { sp, shortest, longest, readings }: Branch): number | undefined {
    const isOutermost = [...this.#branches.values()].every(
      (other) => other.sp <= sp || this.#instructions - other.at > MAX_IDLE_PASS,
    )
    const readsTimer = this.#readings - readings >= PASSES
    if (isOutermost && readsTimer && shortest >= MIN_PASS && longest <= MAX_IDLE_PASS) return pc
    this.#branches.delete(pc)
    return undefined
  }
}
