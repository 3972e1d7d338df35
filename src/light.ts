// The one light: steady on or off, and counted blinks in groups over it. A new request replaces the old.

import { NEVER } from './time.ts'

export const LIGHT_ON = 1000
export const LIGHT_OFF = 0

// How a count is blinked: the pace in ms, on and off alike, tells what is counted (proposals).
export const QUICK_MS = 150
export const EVEN_MS = 300
export const SLOW_MS = 700
export const LONG_BLINK_MS = 1500
/** A wink, and the dark after it: what is said quietly. */
export const WINK_MS = 80
const WINK_GAP_MS = 920
// So often it winks when a professional should see a spot, and when what was stored is lost; up to MISSED it is how it
// stands with the plan (plan.ts).
export const WINKS_PROFESSIONAL = 4
export const WINKS_LOST = 5
/** Between two groups of the same count. */
export const REPEAT_PAUSE_MS = 1500

/** What shows, 0..1000, as of the last poll. */
export let level: number
/** When it changes next, in ms, or NEVER. */
export let nextAt: number

let steadyLevel: number
let nextLevel: number
let blinkCount: number
let blinksLeft: number
let paceMs: number
let repeatsLeft: number | undefined
let pendingWinks: number

/** Dark, and nothing to say. */
export function reset(): void {
  level = steadyLevel = nextLevel = LIGHT_OFF
  blinkCount = blinksLeft = paceMs = repeatsLeft = pendingWinks = 0
  nextAt = NEVER
}

/** What to show when nothing blinks. */
export function showSteady(on: number): void {
  steadyLevel = on
  if (nextAt === NEVER) nextLevel = on
}

/** Blink `times` times, on and off for `pace` ms each, and the whole `repeats` times, or once. Replaces what blinks now. */
export function blink(times: number, pace: number, repeats: number | undefined, now: number): void {
  blinkCount = blinksLeft = times
  paceMs = pace
  repeatsLeft = repeats
  // Where the light is on already, the first blink must be seen to begin: a dark pace goes before it.
  nextAt = level ? now + pace : now
  nextLevel = LIGHT_OFF
}

/** Wink so many times once nothing blinks any more; what is said first is said. */
export function wink(times: number, now: number): void {
  pendingWinks = pendingWinks || times
  if (nextAt === NEVER) nextAt = now
}

/** Move `level` to `now`. */
export function poll(now: number): void {
  while (now >= nextAt) {
    if (blinksLeft) {
      if (nextLevel) blinksLeft--
      nextLevel = LIGHT_ON - nextLevel
      nextAt += paceMs === WINK_MS && !nextLevel ? WINK_GAP_MS : paceMs
    } else if (repeatsLeft! > 1) {
      repeatsLeft!--
      blinksLeft = blinkCount
      nextAt += REPEAT_PAUSE_MS
    } else if (pendingWinks) {
      blinksLeft = pendingWinks
      pendingWinks = 0
      nextLevel = LIGHT_OFF
      paceMs = WINK_MS
      nextAt += REPEAT_PAUSE_MS
    } else {
      nextLevel = steadyLevel
      nextAt = NEVER
    }
  }
  level = nextLevel
}
