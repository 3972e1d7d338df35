// Somebody made up by chance who lives with a massager: sees its state, presses, and has bad luck. All that is done is
// done by steps of a scenario, and recorded, so that a life can be played again without the owner.

import type { Device } from '../device/device.ts'
import { readStep } from '../script/parse.ts'
import type { Recording } from '../script/record.ts'
import type { Run } from '../script/step.ts'
import { chance, OWNER } from '../world/random.ts'

/** A press is long from here on, with the time it takes to believe it. */
const LONG_AFTER_MS = 805

/** Some steps, at any time. */
export type Move = (owner: Owner) => void

export class Owner {
  readonly device: Device
  readonly #seed: number
  readonly #run: Run
  readonly #recording: Recording
  #draws = 0
  /** When the session began, if it did, in ms. */
  startedAt = 0

  constructor(device: Device, names: readonly string[], recording: Recording) {
    this.device = device
    this.#seed = device.seed
    this.#run = { device, names, since: [], settings: [] }
    this.#recording = recording
  }

  // Chance.

  /** From `low` up to `high`. */
  between(low: number, high: number): number {
    return low + chance(this.#seed, OWNER, this.#draws++) * (high - low)
  }

  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1))
  }

  happens(share: number): boolean {
    return this.between(0, 1) < share
  }

  pick<T>(from: readonly T[]): T {
    return from[this.whole(0, from.length - 1)]!
  }

  /** One of these, each as often as its weight says. */
  weighed<T>(from: readonly (readonly [weight: number, thing: T])[]): T {
    const all = from.reduce((sum, [weight]) => sum + weight, 0)
    let left = this.between(0, all)
    for (const [weight, thing] of from) {
      left -= weight
      if (left < 0) return thing
    }
    return from[0]![1]
  }

  // Deeds.

  /** A step of a scenario happens now. */
  does(text: string): void {
    this.#recording.note(this.device.now, text)
    const { step, args } = readStep(text, this.#run.names)
    if ('act' in step) step.act(this.#run, args)
  }

  waits(low: number, high = low): void {
    this.device.wait(Math.round(this.between(low, high)))
  }

  /** Holds the button for so long, and keeps the finger off it for a moment. */
  holds(low: number, high = low): void {
    this.does('hold the button')
    this.waits(low, high)
    this.does('let go')
    this.waits(this.#clear, this.#clear + 50)
  }

  presses(count: number): void {
    // With a bad switch they learn to press slowly.
    const least = Math.max(60, this.device.settings.bounceMs + 40)
    for (let i = 0; i < count; i++) this.holds(least, Math.max(200, least + 20))
  }

  long(): void {
    this.holds(1000, 1500)
  }

  get #clear(): number {
    return Math.max(100, this.device.settings.bounceMs + 70)
  }

  /** Does what the light asks for until it runs, or gives up. */
  starts(): boolean {
    for (let tries = 0; tries < 3 && this.device.state !== 'running'; tries++) {
      if (this.device.state === 'locked') this.presses(3)
      else if (this.device.state === 'charging') this.does('charger out')
      else {
        this.startedAt = this.device.now + LONG_AFTER_MS
        this.long()
      }
      this.waits(600, 2000)
    }
    return this.device.state === 'running'
  }
}
