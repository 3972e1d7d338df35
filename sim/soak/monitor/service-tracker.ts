// Tracks whether a device may be in service mode. Its console shows it. Where the console is on a wire, and always open,
// or opens for a host on the link only, nothing does: it may be in service mode from when somebody may have begun it until
// that is certainly over.

import { PRESS_5 } from '../../../src/button.ts'
import type { Observation, Readings } from './observation.ts'
import { isCleanSwitch } from './press.ts'

const SECOND_MS = 1000
/** 10 min by a slow clock, and the last mark. */
const SERVICE_MS = 11 * 60 * SECOND_MS + 5 * SECOND_MS
const SERVICE_PRESSES = 5
/** From the first of them to the last. */
const PRESSES_MS = 6 * SECOND_MS
/** A button that is held so soon before or after the end of a boot may have been held in it. */
const BOOT_MS = SECOND_MS
/** A press of this length is long, however slow the clock is. */
const SURELY_LONG_MS = 1100

type Known = Readings & Pick<Observation, 'press' | 'presses' | 'aliveSinceMs'>

export class ServiceTracker {
  mayBeInService = false
  #untilMs = Number.NEGATIVE_INFINITY
  #drivenMs = Number.NEGATIVE_INFINITY
  #pressedMs = Number.NEGATIVE_INFINITY

  /** Called once the press of this moment is known. */
  update(now: Known): void {
    const { ms, duty, isPressed, isConsoleOpen, device } = now
    if (duty > 0) this.#drivenMs = ms
    if (isPressed) this.#pressedMs = ms
    if (!device.hal.isConsoleWired && device.hal.link?.kind === undefined) {
      this.mayBeInService = isConsoleOpen
      return
    }
    // A calibration ends in service mode, which begins anew.
    const isShown = isConsoleOpen && !device.hal.isConsoleWired
    if (isShown || this.#couldBegin(now) || (this.mayBeInService && duty > 0)) this.#untilMs = ms + SERVICE_MS
    else if (this.#isEnded(now)) this.#untilMs = ms
    this.mayBeInService = ms < this.#untilMs
  }

  #couldBegin(now: Known): boolean {
    const { ms, device, isPressed, presses, aliveSinceMs, reaction } = now
    if (device.lastRequest.ms === ms && device.lastRequest.what === PRESS_5) return true
    const bootMs = BOOT_MS + reaction.bootMs
    if (ms - aliveSinceMs < bootMs && aliveSinceMs - this.#pressedMs < bootMs) return true
    if (!isPressed) return false
    if (!isCleanSwitch(now)) return true
    const latest = presses.slice(-SERVICE_PRESSES)
    return (
      latest.length === SERVICE_PRESSES &&
      ms - latest[0]!.fromMs < PRESSES_MS &&
      latest.every(({ wasDriven }) => !wasDriven)
    )
  }

  /** A boot ends it, and a long press that begins after it, while the motor is at rest. */
  #isEnded(now: Known): boolean {
    const { ms, isAlive, isPressed, press, reaction } = now
    if (!isAlive || now.aliveSinceMs === ms) return true
    return (
      isPressed &&
      press !== undefined &&
      isCleanSwitch(now) &&
      ms - press.fromMs > SURELY_LONG_MS + 2 * reaction.passMs &&
      press.fromMs - this.#drivenMs > SECOND_MS &&
      press.fromMs > now.aliveSinceMs
    )
  }
}
