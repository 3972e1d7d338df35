// Virtual time: it moves only when told to, jumps from alarm to alarm, and never back.

import { NEVER } from '../../src/time.ts'

/** More alarms than this without time moving is a loop that would never end. */
const MAX_ALARMS_AT_ONCE = 1000

export interface Alarm {
  at: number
  ring: () => void
}

export class VirtualClock {
  /** Ms since the simulation began. */
  now = 0
  readonly #alarms: Alarm[] = []

  /** An alarm that can be set again and again by changing `at`; NEVER silences it. */
  alarm(ring: () => void): Alarm {
    const alarm = { at: NEVER, ring }
    this.#alarms.push(alarm)
    return alarm
  }

  /** Rings everything due up to `to`, each at its own time, and ends at `to`. */
  runTo(to: number): void {
    let rung = 0
    for (;;) {
      const next = this.#alarms.reduce((a, b) => (b.at < a.at ? b : a))
      if (next.at > to) break
      if (next.at > this.now) {
        this.now = next.at
        rung = 0
      } else if (++rung > MAX_ALARMS_AT_ONCE) throw new Error(`time stands still at ${this.now} ms`)
      next.at = NEVER
      next.ring()
    }
    this.now = Math.max(this.now, to)
  }

  /** When the next alarm rings, or NEVER. */
  get nextAt(): number {
    return Math.min(...this.#alarms.map((a) => a.at))
  }
}
