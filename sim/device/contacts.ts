// A finger, the switch under it, and what reaches the board's pin: bounces at each press and release, moments in which
// the motor's own vibration opens it, and contacts that stick.

import { NEVER } from '../../src/time.ts'
import type { WorldSettings } from '../world/fields.ts'
import { bounces, chatter, type Edge } from '../world/switch.ts'
import type { Alarm, VirtualClock } from './clock.ts'

/** From when a motor is driven until it shakes a button that is held. */
const SHAKES_AFTER_MS = 20

export interface Shaken {
  settings: WorldSettings
  seed: number
  hertz(): number
  /** The contacts are closed (1) or open (0). */
  contact(closed: number): void
}

export class Contacts {
  /** A finger is on the button (1). */
  finger = 0
  /** They stay closed, whatever the finger does. */
  stuck = false
  /** How long the finger had been off before it pressed last, in ms. */
  upMs = 0
  #releasedAt = 0
  #edges: Edge[] = []
  readonly #alarm: Alarm
  readonly #clock: VirtualClock
  readonly #device: Shaken

  constructor(clock: VirtualClock, device: Shaken) {
    this.#clock = clock
    this.#device = device
    this.#alarm = clock.alarm(() => this.#nextEdge())
  }

  /** A finger presses (1) or lets go (0). */
  press(closed: number): void {
    const { now } = this.#clock
    if (closed && !this.finger) this.upMs = now - this.#releasedAt
    else if (!closed && this.finger) this.#releasedAt = now
    this.finger = closed
    this.#edges = bounces(this.#device.seed, now, closed, this.#device.settings.bounceMs)
    this.#nextEdge()
  }

  stick(stuck: boolean): void {
    this.stuck = stuck
    this.#contact(this.finger)
  }

  /** A motor that begins to turn begins to shake the button. */
  motorDriven(): void {
    if (this.finger && this.#alarm.at === NEVER) this.#alarm.at = this.#clock.now + SHAKES_AFTER_MS
  }

  #nextEdge(): void {
    const edge = this.#edges.shift()
    if (edge) this.#contact(edge.closed)
    if (this.#edges.length === 0) this.#edges = this.#shaken()
    this.#alarm.at = this.#edges[0]?.ms ?? NEVER
  }

  /** What the motor does to a button that is held. */
  #shaken(): Edge[] {
    const { seed, settings } = this.#device
    if (this.finger === 0 || settings.chatterPercent === 0) return []
    return chatter(seed, this.#clock.now, this.#device.hertz(), settings.chatterPercent / 100) ?? []
  }

  #contact(closed: number): void {
    this.#device.contact(this.stuck ? 1 : closed)
  }
}
