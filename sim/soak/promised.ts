// What a promise is, and what all of them are judged with.

import { levelDecihertz, type MotorProfile, motorMv } from '../../src/motor/profile.ts'
import type { Seen } from './seen.ts'

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const SESSION_MAX_MS = 15 * MINUTE_MS
export const REST_MS = 10 * MINUTE_MS

/** True, or what is wrong: the promise is broken. */
export type Broken = (seen: Seen) => boolean | string

export interface Promised {
  name: string
  /** Judges from the start of a board on, or if it is kept, from the first. */
  begin: (motor: MotorProfile) => Broken
  /** Also while the interpreter is dead, when only the watchdog is left. */
  always?: boolean
  /** From the first start on, whatever power does: what it is about is stored. */
  kept?: boolean
}

// How exactly a promise is held, where the firmware cannot know better.
/** Clocks that count whole ms, and are off by up to 10 %. */
export const ROUNDING_MS = 3
export const DRIFT = 1.1
/** What a cell may rise or fall by from look to look, besides its noise. */
export const CELL_SLACK_MV = 60
/** The drive follows the battery within 20 mV, and duty in whole thousandths. */
export const DRIVE_SLACK = 1.03

/** How long something has been so without a break, in ms; 0 while it is not. */
export function lasting(): (so: boolean, ms: number) => number {
  let since = Number.NaN
  return (so, ms) => {
    if (!so) since = Number.NaN
    else if (Number.isNaN(since)) since = ms
    return so ? ms - since : 0
  }
}

/** Volts of the motor at a share of the levels, with slack. */
export const topMv = (motor: MotorProfile, level: number): number =>
  motorMv(motor, levelDecihertz(motor, level, motor.hz.at(-1)!)) * DRIVE_SLACK
