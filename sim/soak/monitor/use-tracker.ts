// How much a motor was used lately, from outside: whether the limits of a day are certainly far away.

import type { MotorProfile } from '../../../src/motor/profile.ts'
import { MINUTE_MS, SESSION_MAX_MS } from '../invariants/invariant.ts'
import type { Observation } from './observation.ts'

/** So much below the limits of a day that they cannot be reached, however the day is counted. */
const MAX_USED_MS = 28 * MINUTE_MS
const MAX_POINTS = 60
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Use is forgotten by then, whatever the device knows of days. */
const FORGOTTEN_MS = 3 * DAY_MS

/** Speed of the motor at these volts, in Hz, on the line between the ends of its band. */
export function hertzAt({ hz, mv }: MotorProfile, motorMv: number): number {
  return hz[0]! + ((motorMv - mv[0]!) * (hz.at(-1)! - hz[0]!)) / (mv.at(-1)! - mv[0]!)
}

export class UseTracker {
  readonly #motor: MotorProfile
  /** Time in which use is forgotten. While a calendar stands still it is the same day, and nothing is. */
  #forgettingMs = 0
  #latestDay = 0
  /** The use of each hour of that time in which there was any, the newest last. */
  #hours: { ms: number; usedMs: number; points: number }[] = []
  #last: Observation | undefined

  constructor(motor: MotorProfile) {
    this.#motor = motor
  }

  update(now: Observation): void {
    const last = this.#last
    this.#last = now
    if (last) this.#passTime(now.day, now.ms - last.ms)
    if (last && last.duty > 0) {
      const passedMs = now.ms - last.ms
      const hertz = hertzAt(this.#motor, last.motorMv)
      this.#add(passedMs, this.#pointsIn(passedMs, hertz))
    }
    // Nobody knows how long a session ran that a power cut ended: it counts as a whole one, and the strongest.
    if (now.endedSession?.isCut) this.#add(SESSION_MAX_MS, this.#pointsIn(SESSION_MAX_MS, this.#motor.hz.at(-1)!))
  }

  /** A calendar that went back is as good as none. */
  #passTime(day: number, passedMs: number): void {
    if (day < this.#latestDay || day === 0) this.#forgettingMs += passedMs
    else if (this.#latestDay > 0) this.#forgettingMs += Math.min((day - this.#latestDay) * DAY_MS, FORGOTTEN_MS)
    this.#latestDay = Math.max(this.#latestDay, day)
  }

  #pointsIn(ms: number, hertz: number): number {
    return (hertz * hertz * ms) / 1000 / this.#motor.hz2sPerPoint
  }

  #add(usedMs: number, points: number): void {
    const ms = this.#forgettingMs
    let hour = this.#hours.at(-1)
    if (!hour || ms - hour.ms > HOUR_MS) {
      hour = { ms, usedMs: 0, points: 0 }
      this.#hours.push(hour)
    }
    hour.usedMs += usedMs
    hour.points += points
  }

  /** Whether no limit of a day can be near. */
  isSmall(): boolean {
    this.#hours = this.#hours.filter(({ ms }) => this.#forgettingMs - ms < FORGOTTEN_MS)
    let sumMs = 0
    let sumPoints = 0
    for (const { usedMs, points } of this.#hours) {
      sumMs += usedMs
      sumPoints += points
    }
    // Without a calendar only hand time is limited.
    return (sumMs < MAX_USED_MS || this.#latestDay === 0) && sumPoints < MAX_POINTS
  }
}
