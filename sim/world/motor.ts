// The motor's speed after its volts: first order, with stiction (docs/evidence.md, section 6.2, "cheap" model).

import type { MotorProfile } from '../../src/motor.ts'

/** Time constants in ms: driven, and left to coast (section 6.2, computed). */
const RISE_TAU_MS = 85
const COAST_TAU_MS = 400
/** Slower than this it stands still. */
const STILL_HZ = 0.5

export class MotorModel {
  #hz = 0
  #targetHz = 0
  #tauMs = COAST_TAU_MS
  #at = 0
  readonly #profile: MotorProfile

  constructor(profile: MotorProfile) {
    this.#profile = profile
  }

  /** Frequency at `now` in Hz. */
  hertz(now: number): number {
    const gap = this.#hz - this.#targetHz
    this.#hz = this.#targetHz + gap * Math.exp((this.#at - now) / this.#tauMs)
    if (this.#hz < STILL_HZ) this.#hz = 0
    this.#at = now
    return this.#hz
  }

  /** Put `mv` on the motor from `now` on. */
  drive(mv: number, now: number): void {
    const turning = this.hertz(now) > 0
    const moves = mv >= (turning ? this.#profile.dropOutMv : this.#profile.startMv)
    this.#targetHz = moves ? this.#freeHz(mv) : 0
    this.#tauMs = mv > 0 ? RISE_TAU_MS : COAST_TAU_MS
  }

  /** Free-running frequency at `mv`: the profile's curve, its ends drawn on in a straight line. */
  #freeHz(mv: number): number {
    const { hz, mv: volts } = this.#profile
    let i = 1
    while (i < volts.length - 1 && mv > volts[i]!) i++
    const slope = (hz[i]! - hz[i - 1]!) / (volts[i]! - volts[i - 1]!)
    return Math.max(0, hz[i - 1]! + (mv - volts[i - 1]!) * slope)
  }
}
