// Tracks the presses of the button from outside: when a finger pressed, what the device did at that moment, and what the
// presses must mean where that is certain.

import type { Readings } from './observation.ts'
import { type Gesture, isCleanSwitch, type Press } from './press.ts'
import { erasesOf } from './reaction-times.ts'

const KEPT_PRESSES = 12
/** A press of this length is certainly short, and a longer one than the second certainly not. */
const SURELY_SHORT_MS = 350
const MAYBE_SHORT_MS = 450
/** A shorter press, or a shorter time between two, may be lost in a busy engine. */
const SURELY_SEEN_MS = 60
/** Presses this close certainly count together, and presses further apart than the second certainly do not. */
const SURELY_JOINED_MS = 240
const SURELY_APART_MS = 360

/** Whether something else took the engine meanwhile: it may have heard of the presses late. */
const wasStalled = ({ device }: Readings, presses: readonly Press[]): boolean =>
  (device.hal.stalledUntil ?? Number.NEGATIVE_INFINITY) >= presses[0]!.fromMs

const lengthOf = ({ fromMs, toMs }: Press): number => toMs - fromMs

export class PressTracker {
  presses: Press[] = []
  gesture: Gesture | undefined
  #counted: Press[] = []
  #last: Readings | undefined
  #erases = 0
  #erasedMs = Number.NEGATIVE_INFINITY

  get press(): Press | undefined {
    return this.presses.at(-1)
  }

  update(now: Readings): void {
    const last = this.#last
    this.#last = now
    this.gesture = undefined
    const erases = erasesOf(now.device)
    if (erases > this.#erases) this.#erasedMs = now.ms
    this.#erases = erases
    const { press } = this
    const isHeld = press !== undefined && press.toMs === Number.POSITIVE_INFINITY
    if (press && isHeld && last && this.#hasLeft(press, last, now)) press.leftAtMs = now.ms
    if (now.isPressed && !isHeld) this.#begin(now, press)
    else if (!now.isPressed && isHeld) press.toMs = now.ms
    else if (!now.isPressed && this.#counted.length > 0) this.#count(now)
  }

  #hasLeft(press: Press, last: Readings, now: Readings): boolean {
    if (press.leftAtMs < Number.POSITIVE_INFINITY) return false
    return (
      now.boots !== last.boots ||
      (press.wasDriven && now.duty === 0) ||
      (press.wasPlugged && !now.isPlugged) ||
      (press.wasConsoleOpen && !now.isConsoleOpen)
    )
  }

  #begin(now: Readings, before: Press | undefined): void {
    const press = {
      fromMs: now.ms,
      toMs: Number.POSITIVE_INFINITY,
      freeMs: now.ms - (before?.toMs ?? Number.NEGATIVE_INFINITY),
      wasDriven: now.duty > 0,
      wasPlugged: now.isPlugged,
      wasConsoleOpen: now.isConsoleOpen,
      erases: this.#erases - (now.ms - this.#erasedMs < now.reaction.pageMs ? 1 : 0),
      leftAtMs: Number.POSITIVE_INFINITY,
    }
    this.presses = [...this.presses, press].slice(-KEPT_PRESSES)
    this.#counted.push(press)
  }

  /** Nothing can join the counted presses any more. */
  #count(now: Readings): void {
    const presses = this.#counted
    const releasedMs = presses.at(-1)!.toMs
    if (now.ms - releasedMs < SURELY_APART_MS) return
    this.#counted = []
    const isCertain =
      isCleanSwitch(now) &&
      !wasStalled(now, presses) &&
      presses.every((press, i) => {
        const isShort = lengthOf(press) >= SURELY_SEEN_MS && lengthOf(press) <= SURELY_SHORT_MS
        return isShort && (i === 0 || (press.freeMs >= SURELY_SEEN_MS && press.freeMs <= SURELY_JOINED_MS))
      })
    if (presses.some((press) => lengthOf(press) <= MAYBE_SHORT_MS))
      this.gesture = { count: presses.length, presses, isCertain, releasedMs, completeMs: releasedMs + SURELY_APART_MS }
  }
}
