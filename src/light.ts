// The one light: steady on or off, and counted blinks in groups over it. A new request replaces the old.

import { NEVER } from './time.ts'

export const LIGHT_ON = 1000
export const LIGHT_OFF = 0

// How a count is blinked: the pace in ms, on and off alike, tells what is counted (proposals).
export const QUICK_MS = 150
export const EVEN_MS = 300
export const SLOW_MS = 700
export const LONG_BLINK_MS = 1500
/** Between two groups of the same count. */
export const GROUP_PAUSE_MS = 1500

export interface Light {
  /** What to show when nothing blinks. */
  steady(level: number): void
  /** Blink `count` times, on and off for `paceMs` each, and the whole `groups` times. */
  blink(count: number, paceMs: number, groups: number, now: number): void
  /** Move to `now`; the light's level, 0..1000. */
  poll(now: number): number
  /** When the light changes next, in ms, or NEVER. */
  nextAt(): number
}

export function createLight(): Light {
  let base = LIGHT_OFF
  let lit = LIGHT_OFF
  let shown = LIGHT_OFF
  let count = 0
  let paceMs = 0
  let left = 0
  let groups = 0
  let changeAt = NEVER

  function step() {
    if (lit === LIGHT_ON && left) {
      left--
      lit = LIGHT_OFF
      changeAt += paceMs
    } else if (left) {
      lit = LIGHT_ON
      changeAt += paceMs
    } else if (groups > 1) {
      groups--
      left = count
      changeAt += GROUP_PAUSE_MS
    } else {
      lit = base
      changeAt = NEVER
    }
  }

  return {
    steady(level) {
      base = level
      if (changeAt === NEVER) lit = level
    },

    blink(times, pace, repeats, now) {
      count = left = times
      paceMs = pace
      groups = repeats
      // Where the light is on already, the first blink must be seen to begin: a dark pace goes before it.
      changeAt = shown ? now + pace : now
      lit = LIGHT_OFF
    },

    poll(now) {
      while (now >= changeAt) step()
      shown = lit
      return lit
    },

    nextAt() {
      return changeAt
    },
  }
}
