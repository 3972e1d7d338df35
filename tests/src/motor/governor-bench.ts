// The governor alone, called as the core and a board's sensor checks call it.

import { massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import { ALLOWED, SENSORS_FINE } from '../../../src/motor/governor.ts'
import type { MotorProfile } from '../../../src/motor/profile.ts'
import { NEVER } from '../../../src/time.ts'

/** More wake-ups than this at one time would not end. */
export const MAX_WAKES_AT_ONCE = 10

/** When to call governor.drive() next, in ms, or NEVER. */
export const nextAt = (): number => Math.min(governor.moveAt, governor.limitAt)

/** A governor, and readings that a test changes between checks. */
export class Bench {
  now = 0
  mv = 3900
  celsius = 25
  charging = 0
  day = 0
  wantedLevel = 0
  duty = 0
  /** Result of the last full check. */
  result = SENSORS_FINE
  /** Time of the board's next check. */
  checkAt = NEVER
  /** Unchanged checks since the last full one. */
  unchangedChecks = 0
  /** Times of all full checks. */
  readonly checkTimes: number[] = []
  warnings = 0
  /** [ms, duty] of each change. */
  readonly dutyChanges: [ms: number, duty: number][] = []

  constructor(motor: MotorProfile = massagerMotor) {
    governor.reset(motor, 0, 0, 0, 0, 0, 0)
    this.check()
  }

  /** Makes a full check. */
  check(): number {
    this.result = governor.checkReadings(this.mv, this.celsius, this.charging, this.day, this.now)
    if (this.result < SENSORS_FINE) this.warnings++
    this.checkTimes.push(this.now)
    this.checkAt = this.now + limits.CHECK_MS
    this.unchangedChecks = 0
    return this.result
  }

  begin(level = 50): this {
    governor.begin(0, 0, this.now)
    this.checkAt = this.now + limits.CHECK_MS
    return this.setLevel(level)
  }

  setLevel(level: number): this {
    this.wantedLevel = level
    this.updateDuty()
    return this
  }

  updateDuty(): void {
    governor.drive(this.wantedLevel, this.now)
    const { duty } = governor
    if (duty !== this.duty) this.dutyChanges.push([this.now, duty])
    this.duty = duty
  }

  /** Runs to `to` as the core does. Ends early where the governor stops the motor. Returns the reason, or ALLOWED. */
  runTo(to: number): number {
    let wakes = 0
    for (;;) {
      const at = Math.min(nextAt(), governor.limitAt < NEVER ? this.checkAt : NEVER)
      if (at > to) break
      wakes = at > this.now ? 0 : wakes + 1
      if (wakes > MAX_WAKES_AT_ONCE) throw new Error('time stands still')
      this.now = at
      const reason = this.#wake()
      if (reason !== ALLOWED) return reason
    }
    this.now = to
    return this.#wake()
  }

  run(ms: number): number {
    return this.runTo(this.now + ms)
  }

  /** Whether the readings are in the range in which a board makes no full check. */
  isUnchanged(): boolean {
    governor.planNextCheck()
    const { unchangedFromMv, unchangedToMv, unchangedFromC, unchangedToC } = governor
    const isCellUnchanged = this.mv >= unchangedFromMv && this.mv < unchangedToMv
    return isCellUnchanged && this.celsius >= unchangedFromC && this.celsius < unchangedToC && !this.charging
  }

  #wake(): number {
    if (this.now >= this.checkAt) {
      if (this.isUnchanged() && ++this.unchangedChecks <= limits.MAX_UNCHANGED_CHECKS) this.checkAt += limits.CHECK_MS
      else this.check()
    }
    const reason = governor.findStopReason(this.now)
    if (reason !== ALLOWED) {
      governor.end(this.now)
      this.wantedLevel = 0
    }
    this.updateDuty()
    return reason
  }
}
