// Virtual time. It moves only when told to, jumps from alarm to alarm, and never goes back. Alarms of the world ring at
// their time. Alarms of an engine wait while its code runs.

import { NEVER } from '../../src/time.ts'

/** More alarms than this at one moment are a loop that would never end. */
const MAX_ALARMS_AT_ONCE = 1000

export interface Alarm {
  at: number
  readonly ring: () => void
  /** Of several that are due at one ms the lowest rings first, and of these the one that was due first. */
  readonly rank: number
  /** Whether it waits until the engine is free. */
  readonly isOfEngine: boolean
}

export class VirtualClock {
  /** Ms since the simulation began. */
  now = 0
  /** The alarms of the engine wait until this time, in ms. */
  engineFreeAt = 0
  readonly #alarms: Alarm[] = []

  /** An alarm that is set by changing `at`, as often as needed. NEVER turns it off. */
  addAlarm(ring: () => void, rank = 0, isOfEngine = false): Alarm {
    const alarm = { at: NEVER, ring, rank, isOfEngine }
    this.#alarms.push(alarm)
    return alarm
  }

  /** A timer or another callback of the engine. */
  addEngineAlarm(ring: () => void, rank = 0): Alarm {
    return this.addAlarm(ring, rank, true)
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
      const next = this.#findNext()
      const at = next ? this.#ringsAt(next) : NEVER
      if (!next || at > to) break
      if (at > this.now) {
        this.now = at
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
    const next = this.#findNext()
    return next ? this.#ringsAt(next) : NEVER
  }

  #ringsAt(alarm: Alarm): number {
    return alarm.isOfEngine && alarm.at < this.engineFreeAt ? this.engineFreeAt : alarm.at
  }

  #findNext(): Alarm | undefined {
    let found: Alarm | undefined
    let foundAt = NEVER
    for (const alarm of this.#alarms) {
      if (alarm.at === NEVER) continue
      const at = this.#ringsAt(alarm)
      const isEarlier = at === foundAt && found && (alarm.rank - found.rank || alarm.at - found.at) < 0
      if (at < foundAt || isEarlier) {
        found = alarm
        foundAt = at
      }
    }
    return found
  }
}
