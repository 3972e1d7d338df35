// Tracks from outside whether the device may show a fault, and whether it is locked.

import type { Lock, Observation, Readings } from './observation.ts'

/** A press of at least this length is long, however slow the clock is. */
const SURELY_LONG_MS = 1100
/** Presses may change the lock until this time after the last. */
const LOCK_SETTLES_MS = 3000
const LOCKED_FIELD = 1
const NEVER = Number.POSITIVE_INFINITY

type Known = Readings & Pick<Observation, 'press' | 'storedFields' | 'isStoreDamaged'>

export class HealthTracker {
  mayBeFaulty = false
  aliveSinceMs = 0
  #last: Readings | undefined
  #wrongAtMs = Number.NEGATIVE_INFINITY
  #requestedMs = Number.NEGATIVE_INFINITY

  update(now: Known): void {
    const last = this.#last
    this.#last = now
    const isBoot = now.boots !== last?.boots
    if (isBoot || !now.isAlive || !last?.isAlive) this.aliveSinceMs = now.ms
    if (isBoot) this.mayBeFaulty = false
    if (now.isBatteryUnreadable || now.isThermometerUnreadable || now.device.hal.brokenParts.size > 0) {
      this.mayBeFaulty = true
      this.#wrongAtMs = now.ms
    }
    const { press } = now
    const isHeld = press !== undefined && now.isPressed
    // A long press clears a fault that has no cause any more.
    if (isHeld && press.fromMs > this.#wrongAtMs && now.ms - press.fromMs > SURELY_LONG_MS) this.mayBeFaulty = false
  }

  /** By what is stored, unless presses or requests may be about to change it. */
  lockOf({ ms, isPressed, press, device, storedFields, isStoreDamaged, reaction }: Known): Lock {
    if (device.lastRequest.ms === ms) this.#requestedMs = ms
    const settlesMs = LOCK_SETTLES_MS + reaction.passMs
    const isNewPress = isPressed && press?.fromMs === ms
    // At the moment of a press the lock is as it was before.
    const freeMs = press === undefined ? NEVER : isNewPress ? press.freeMs : isPressed ? 0 : ms - press.toMs
    const isTouched = freeMs < settlesMs || ms - this.#requestedMs < settlesMs
    const writes = device.recentWrites
    const isStoreUncertain = isStoreDamaged || device.hal.brokenParts.has('store') || writes[0]?.isWhole === false
    if (isTouched || isStoreUncertain || this.mayBeFaulty) return 'unknown'
    // A new device is locked.
    if (!storedFields) return writes.length > 0 ? 'unknown' : 'locked'
    return storedFields[LOCKED_FIELD] ? 'locked' : 'unlocked'
  }
}
