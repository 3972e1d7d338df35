// How much a motor was used lately, from outside: whether the limits of a day are certainly far away.

import type { MotorProfile } from '../../../src/motor/profile.ts'
import { MINUTE_MS, SESSION_MAX_MS } from '../invariants/invariant.ts'
import type { Observation } from './observation.ts'

/** So much below the limits of a day that they cannot be reached, however the day is counted. */
const MAX_USED_MS = 28 * MINUTE_MS
const MAX_POINTS = 60
/** Use is forgotten by then, whatever the device knows of days. */
const FORGOTTEN_MS = 72 * 60 * MINUTE_MS
const HOUR_MS = 60 * MINUTE_MS

/** Speed of the motor at these volts, in Hz, on the line between the ends of its band. */
export function hertzAt({ hz, mv }: MotorProfile, motorMv: number): number {
  return hz[0]! + ((motorMv - mv[0]!) * (hz.at(-1)! - hz[0]!)) / (mv.at(-1)! - mv[0]!)
}

export class UseTracker {
  readonly #motor: MotorProfile
  /** The use of each hour in which there was any, the newest last. */
  #hours: { ms: number; usedMs: number; points: number }[] = []
  #last: Observation | undefined
  #wasDayKnown = false

  constructor(motor: MotorProfile) {
    this.#motor = motor
  }

  update(now: Observation): void {
    const last = this.#last
    this.#last = now
    this.#wasDayKnown ||= now.day > 0
    if (last && last.duty > 0) {
      const passedMs = now.ms - last.ms
      const hertz = hertzAt(this.#motor, last.motorMv)
      this.#add(now.ms, passedMs, this.#pointsIn(passedMs, hertz))
    }
    // Nobody knows how long a session ran that a power cut ended: it counts as a whole one, and the strongest.
    if (now.endedSession?.isCut)
      this.#add(now.ms, SESSION_MAX_MS, this.#pointsIn(SESSION_MAX_MS, this.#motor.hz.at(-1)!))
  }

  #pointsIn(ms: number, hertz: number): number {
    return (hertz * hertz * ms) / 1000 / this.#motor.hz2sPerPoint
  }

  #add(ms: number, usedMs: number, points: number): void {
    let hour = this.#hours.at(-1)
    if (!hour || ms - hour.ms > HOUR_MS) {
      hour = { ms, usedMs: 0, points: 0 }
      this.#hours.push(hour)
    }
    hour.usedMs += usedMs
    hour.points += points
  }

  /** Whether no limit of a day can be near. */
  isSmall(nowMs: number): boolean {
    this.#hours = this.#hours.filter(({ ms }) => nowMs - ms < FORGOTTEN_MS)
    let sumMs = 0
    let sumPoints = 0
    for (const { usedMs, points } of this.#hours) {
      sumMs += usedMs
      sumPoints += points
    }
    // Without a calendar only hand time is limited.
    return (sumMs < MAX_USED_MS || !this.#wasDayKnown) && sumPoints < MAX_POINTS
  }
}
