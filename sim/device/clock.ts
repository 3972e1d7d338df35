// Virtual time. It moves only when told to, jumps from alarm to alarm, and never goes back.

import { NEVER } from '../../src/time.ts'

/** More alarms than this at one moment are a loop that would never end. */
const MAX_ALARMS_AT_ONCE = 1000

export interface Alarm {
  at: number
  ring: () => void
}

export class VirtualClock {
  /** Ms since the simulation began. */
  now = 0
  readonly #alarms: Alarm[] = []

  /** An alarm that is set by changing `at`, as often as needed. NEVER turns it off. */
  addAlarm(ring: () => void): Alarm {
    const alarm = { at: NEVER, ring }
    this.#alarms.push(alarm)
    return alarm
  }

  /** Calls `run` again and again. `everyMs` returns the time to the next call. */
  repeat(everyMs: () => number, run: () => void): void {
    const alarm = this.addAlarm(() => {
      alarm.at = this.now + everyMs()
      run()
    })
    alarm.at = this.now + everyMs()
  }

  /** Rings every alarm that is due up to `to`, each at its own time, and ends at `to`. */
  runTo(to: number): void {
    let ringsNow = 0
    for (;;) {
      const next = this.#alarms.reduce((a, b) => (b.at < a.at ? b : a))
      if (next.at > to) break
      if (next.at > this.now) {
        this.now = next.at
        ringsNow = 0
      } else if (++ringsNow > MAX_ALARMS_AT_ONCE)
        throw new Error(`time stands still at ${this.now} ms: more than ${MAX_ALARMS_AT_ONCE} alarms rang`)
      next.at = NEVER
      next.ring()
    }
    this.now = Math.max(this.now, to)
  }

  /** When the next alarm rings, or NEVER. */
  get nextAt(): number {
    return Math.min(...this.#alarms.map((alarm) => alarm.at))
  }
}
