// A finger, the switch under it, and the level that reaches the pin of the board. The switch bounces at each press and
// release, the vibration of the motor opens it for moments, and its contacts can stick.

import { NEVER } from '../../src/time.ts'
import type { WorldSettings } from '../world/fields.ts'
import { bounceEdges, chatterEdges, type Edge } from '../world/switch.ts'
import type { Alarm, VirtualClock } from './clock.ts'

/** How a finger presses, in ms: time down, time up before the next press, and time down for a long press. */
export const PRESS_MS = 100
export const PRESS_GAP_MS = 150
export const LONG_PRESS_MS = 900

/** From the first duty until the motor shakes a button that is held. */
const SHAKING_DELAY_MS = 20

/** The device that the switch is part of. */
export interface ContactsDevice {
  settings: WorldSettings
  seed: number
  hertz(): number
  /** Called when the contacts close (1) or open (0). */
  setContact(closed: number): void
}

export class Contacts {
  /** 1 while a finger is on the button. */
  finger = 0
  /** The contacts stay closed, whatever the finger does. */
  isStuck = false
  /** How often they have closed or opened. */
  edges = 0
  /** How long the finger was off the button before the last press, in ms. */
  releasedMs = 0
  #releasedAt = 0
  #level = 0
  #edges: Edge[] = []
  readonly #alarm: Alarm
  readonly #clock: VirtualClock
  readonly #device: ContactsDevice

  constructor(clock: VirtualClock, device: ContactsDevice) {
    this.#clock = clock
    this.#device = device
    this.#alarm = clock.addAlarm(() => this.#applyNextEdge())
  }

  /** A finger presses (1) or lets go (0). */
  setFinger(closed: number): void {
    // Only a contact that moves bounces.
    if (closed === this.finger) return
    const { now } = this.#clock
    if (closed) this.releasedMs = now - this.#releasedAt
    else this.#releasedAt = now
    this.finger = closed
    this.#edges = bounceEdges(this.#device.seed, now, closed, this.#device.settings.bounceMs)
    this.#applyNextEdge()
  }

  setStuck(isStuck: boolean): void {
    this.isStuck = isStuck
    this.#updateContact(this.finger)
  }

  /** The motor is driven: soon it shakes a button that is held. */
  startShaking(): void {
    if (this.finger && this.#alarm.at === NEVER) this.#alarm.at = this.#clock.now + SHAKING_DELAY_MS
  }

  #applyNextEdge(): void {
    const edge = this.#edges.shift()
    if (edge) this.#updateContact(edge.closed)
    if (this.#edges.length === 0) this.#edges = this.#nextChatter()
    this.#alarm.at = this.#edges[0]?.ms ?? NEVER
  }

  #nextChatter(): Edge[] {
    const { seed, settings } = this.#device
    if (this.finger === 0 || settings.chatterPercent === 0) return []
    return chatterEdges(seed, this.#clock.now, this.#device.hertz(), settings.chatterPercent / 100) ?? []
  }

  #updateContact(closed: number): void {
    const level = this.isStuck ? 1 : closed
    if (level !== this.#level) this.edges++
    this.#level = level
    this.#device.setContact(level)
  }
}
