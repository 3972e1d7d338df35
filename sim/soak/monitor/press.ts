// A press of the button, and what presses mean together, as they are seen from outside.

import type { Device } from '../../device/device.ts'

/** One press, from the finger or from contacts that stick. */
export interface Press {
  fromMs: number
  /** Infinity while it is held. */
  toMs: number
  /** How long the button was free before. */
  freeMs: number
  /** At its beginning. */
  wasDriven: boolean
  wasPlugged: boolean
  wasConsoleOpen: boolean
  /** Of pages of flash until then, without that of a callback which may still run. */
  erases: number
  /** When what was true at its beginning ended while it was held: the motion, the charger, the console, or the boot. */
  leftAtMs: number
}

/** Short presses that count together: certain where the switch is clean and nothing was close to a limit. */
export interface Gesture {
  count: number
  presses: readonly Press[]
  isCertain: boolean
  /** When the last press ended, and when nothing can join it any more. */
  releasedMs: number
  completeMs: number
}

/** A press counts as a new one if the finger was off for this long, besides the bouncing. */
export const RELEASE_MS = 60
/** A switch that bounces longer makes two presses of one. */
const MAX_CLEAN_BOUNCE_MS = 24

export const isCleanSwitch = ({ device }: { device: Device }): boolean =>
  device.settings.bounceMs <= MAX_CLEAN_BOUNCE_MS
