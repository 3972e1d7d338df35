// The governor alone, as the core and a board's guard() call it.

import { massagerMotor } from '../../../hal/boards/motors.ts'
import * as limits from '../../../src/limits.ts'
import * as governor from '../../../src/motor/governor.ts'
import { ALLOWED, SENSORS_FINE, SENSORS_WARN } from '../../../src/motor/governor.ts'
import type { MotorProfile } from '../../../src/motor/profile.ts'
import { NEVER } from '../../../src/time.ts'

/** More wake-ups than this at one time would not end. */
export const MAX_WAKES_AT_ONCE = 10

/** When to call governor.drive() next, in ms, or NEVER. */
export const nextAt = (): number => Math.min(governor.moveAt, governor.limitAt)

/** A governor in a world that can be changed between looks. */
export class Bench {
  now = 0
  mv = 3900
  celsius = 25
  charging = 0
  day = 0
  asked = 0
  duty = 0
  found = SENSORS_FINE
  /** When the board looks next, and how often it did without finding anything. */
  checkAt = NEVER
  quietLooks = 0
  /** When sense() was called, and how often it warned. */
  readonly looks: number[] = []
  warnings = 0
  /** Every duty, when it changed. */
  readonly changes: [number, number][] = []

  constructor(motor: MotorProfile = massagerMotor) {
    governor.reset(motor, 0, 0, 0, 0)
    this.sense()
  }

  sense(): number {
    this.found = governor.checkReadings(this.mv, this.celsius, this.charging, this.day, this.now)
    if (this.found === SENSORS_WARN) this.warnings++
    this.looks.push(this.now)
    this.checkAt = this.now + limits.CHECK_MS
    this.quietLooks = 0
    return this.found
  }

  begin(level = 50): this {
    governor.begin(0, 0, this.now)
    this.checkAt = this.now + limits.CHECK_MS
    return this.ask(level)
  }

  ask(level: number): this {
    this.asked = level
    this.drive()
    return this
  }

  drive(): void {
    const duty = governor.drive(this.asked, this.now)
    if (duty !== this.duty) this.changes.push([this.now, duty])
    this.duty = duty
  }

  /** Runs to `to` as the core does; stops early at an objection. The objection, or ALLOWED. */
  runTo(to: number): number {
    let wakes = 0
    for (;;) {
      const at = Math.min(nextAt(), governor.limitAt < NEVER ? this.checkAt : NEVER)
      if (at > to) break
      wakes = at > this.now ? 0 : wakes + 1
      if (wakes > MAX_WAKES_AT_ONCE) throw new Error('time stands still')
      this.now = at
      const objection = this.look()
      if (objection !== ALLOWED) return objection
    }
    this.now = to
    return this.look()
  }

  /** What a board's guard() asks. */
  quiet(): boolean {
    const { unchangedFromMv, unchangedToMv, unchangedFromC, unchangedToC } = governor
    const within = this.mv >= unchangedFromMv && this.mv < unchangedToMv
    return within && this.celsius >= unchangedFromC && this.celsius < unchangedToC && !this.charging
  }

  look(): number {
    if (this.now >= this.checkAt) {
      if (this.quiet() && ++this.quietLooks <= limits.MAX_UNCHANGED_CHECKS) this.checkAt += limits.CHECK_MS
      else this.sense()
    }
    const objection = governor.findStopReason(this.now)
    if (objection !== ALLOWED) {
      governor.end(this.now)
      this.asked = 0
    }
    this.drive()
    return objection
  }

  run(ms: number): number {
    return this.runTo(this.now + ms)
  }
}
