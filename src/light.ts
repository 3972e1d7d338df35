// The one light: steady on or off, and counted blinks over it. A new count replaces the old.

import { NEVER } from './time.ts'

export const LIGHT_ON = 1000
export const LIGHT_OFF = 0

// Paces of a count, in ms, on and off alike. Each pace has one meaning (proposals).
export const QUICK_MS = 150
export const EVEN_MS = 300
export const SLOW_MS = 700
export const LONG_BLINK_MS = 1500
/** Winks are short blinks with a long dark: news that can wait. */
export const WINK_MS = 80
const WINK_GAP_MS = 920
// Numbers of winks. Fewer tell the status of the plan (plan.ts).
/** A professional should see a spot. */
export const WINKS_PROFESSIONAL = 4
/** Stored settings were lost. */
export const WINKS_LOST = 5
/** Dark time before a count is repeated. */
export const REPEAT_PAUSE_MS = 1500

/** The light, 0..1000. */
export let level: number
/** When the light changes next, in ms, or NEVER. */
export let nextAt: number

let steadyLevel: number
/** The light that the owner saw last, 0..1000. */
let shownLevel: number
let blinkCount: number
let blinksLeft: number
let paceMs: number
let repeatsLeft: number | undefined
let pendingWinks: number

/** Starts dark, with nothing to show. */
export function reset(): void {
  level = steadyLevel = shownLevel = LIGHT_OFF
  blinkCount = blinksLeft = paceMs = repeatsLeft = pendingWinks = 0
  nextAt = NEVER
}

/** Sets the level while nothing blinks. */
export function showSteady(steady: number): void {
  steadyLevel = steady
  if (nextAt === NEVER) level = steady
}

/** Notes that the owner sees `level` from now on. */
export function noteShown(): void {
  shownLevel = level
}

/** Blinks `count` times, on and off for `pace` ms each, and repeats that `repeats` times, or plays it once. */
export function blink(count: number, pace: number, repeats: number | undefined, now: number): void {
  blinkCount = blinksLeft = count
  paceMs = pace
  repeatsLeft = repeats
  // If the light is on already, a dark pace first shows where the first blink begins.
  nextAt = shownLevel ? now + pace : now
  level = LIGHT_OFF
}

/** Winks `count` times once the blinks are over. Winks that are pending already come instead. */
export function wink(count: number, now: number): void {
  pendingWinks = pendingWinks || count
  if (nextAt === NEVER) nextAt = now
}

/** Updates `level` to `now`. */
export function poll(now: number): void {
  while (now >= nextAt) {
    if (blinksLeft) {
      if (level) blinksLeft--
      level = LIGHT_ON - level
      nextAt += paceMs === WINK_MS && !level ? WINK_GAP_MS : paceMs
    } else if (repeatsLeft! > 1) {
      repeatsLeft!--
      blinksLeft = blinkCount
      nextAt += REPEAT_PAUSE_MS
    } else if (pendingWinks) {
      blinksLeft = pendingWinks
      pendingWinks = 0
      level = LIGHT_OFF
      paceMs = WINK_MS
      nextAt += REPEAT_PAUSE_MS
    } else {
      level = steadyLevel
      nextAt = NEVER
    }
  }
}
