// The one button: raw edges in, gestures out. Debounces a switch that bounces and that chatters with the
// device's own vibration; a gesture is dated by the edge that made it, not by when it was believed.

import { NEVER } from './time.ts'

/** Closed this long without a break is a press: the common 5 ms sample (therapy S88, S89). */
export const PRESS_STABLE_MS = 5
/** Open this long without a break is a release: longer than half a period of 20 Hz chatter (therapy 6.2). */
export const RELEASE_STABLE_MS = 25
/** A release up to here is a short press; between this and LONG_MS it does nothing (therapy section 5, UPS manual). */
export const SHORT_MAX_MS = 400
/** Held this long, a long press fires. */
export const LONG_MS = 800
/** Short presses at most this far apart count together. */
export const MULTI_GAP_MS = 300
/** A press that begins this soon after something ended was still meant for it: a bad switch bounces for 157 ms (S88; proposal). */
export const LATE_PRESS_MS = 200
/** Held this long, the button is stuck: off, and ignored until it is let go. */
export const STUCK_MS = 30000

// Gestures. They number the first columns of the state table in massager.ts.
export const NO_GESTURE = -1
export const LONG = 0
/** Short presses, by their number. */
export const PRESS_1 = 1
export const PRESS_2 = 2
export const PRESS_3 = 3
export const PRESS_4 = 4
export const PRESS_5 = 5
export const STUCK = 6

/** When to poll next, in ms, or NEVER. */
export let nextAt: number
/** When the last press began, in ms. */
export let pressedAt: number

const HOLD_NEW = 0
const HOLD_LONG_FIRED = 1
const HOLD_IGNORED = 2

let rawLevel: number
let rawSince: number
let stableLevel: number
let holdPhase: number
let pressCount: number
let releasedAt: number
let ignoredUntil: number

/** As after power-up: open, and nothing pressed. */
export function reset(): void {
  rawLevel = stableLevel = pressCount = 0
  rawSince = pressedAt = releasedAt = ignoredUntil = 0
  holdPhase = HOLD_NEW
  nextAt = NEVER
}

function scheduleNext(): void {
  if (rawLevel !== stableLevel) nextAt = rawSince + (rawLevel ? PRESS_STABLE_MS : RELEASE_STABLE_MS)
  else if (stableLevel)
    nextAt = holdPhase === HOLD_IGNORED ? NEVER : pressedAt + (holdPhase === HOLD_NEW ? LONG_MS : STUCK_MS)
  else nextAt = pressCount ? releasedAt + MULTI_GAP_MS + 1 : NEVER
}

/** Held still, and due to become long or stuck at nextAt. */
export function isHeld(): boolean {
  return stableLevel === 1 && rawLevel === 1 && holdPhase !== HOLD_IGNORED
}

/** A press that began before now, or begins at once, will be no long one: what it was meant for is over. */
export function ignoreHold(now: number): void {
  ignoredUntil = now + LATE_PRESS_MS
}

/** The pin changed: 1 closed, 0 open. */
export function noteEdge(level: number, now: number): void {
  if (level !== rawLevel) {
    rawLevel = level
    rawSince = now
    scheduleNext()
  }
}

function debounce(now: number): void {
  if (rawLevel === stableLevel || now - rawSince < (rawLevel ? PRESS_STABLE_MS : RELEASE_STABLE_MS)) return
  stableLevel = rawLevel
  if (stableLevel) {
    pressedAt = rawSince
    holdPhase = HOLD_NEW
  } else if (holdPhase === HOLD_NEW && rawSince - pressedAt <= SHORT_MAX_MS) {
    pressCount++
    releasedAt = rawSince
  }
}

function takeGesture(now: number): number {
  // Held, but open just now: this may be the release. Wait for the edge to settle.
  if (stableLevel && rawLevel) {
    const age = now - pressedAt
    if (holdPhase === HOLD_NEW && age >= LONG_MS) {
      holdPhase = HOLD_LONG_FIRED
      pressCount = 0
      // Whoever pressed to stop what has ended since must not start it anew.
      return pressedAt < ignoredUntil ? NO_GESTURE : LONG
    }
    if (holdPhase !== HOLD_IGNORED && age >= STUCK_MS) {
      holdPhase = HOLD_IGNORED
      return STUCK
    }
  } else if (!stableLevel && !rawLevel && pressCount && now - releasedAt > MULTI_GAP_MS) {
    const count = pressCount
    pressCount = 0
    // More are no gesture.
    if (count <= PRESS_5) return count
  }
  return NO_GESTURE
}

/** The gesture complete by `now`, or NO_GESTURE. At most one a call; call again until there is none. */
export function poll(now: number): number {
  debounce(now)
  const gesture = takeGesture(now)
  scheduleNext()
  return gesture
}
