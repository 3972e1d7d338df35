// The one button: edges of its pin become gestures. It debounces a switch that bounces, and that chatters with the
// device's own vibration. Presses are measured between the times of their edges, however late a busy device hears of
// them, and a gesture has the time of the edge that made it.

import { NEVER } from './time.ts'

/** Closed this long without a break is a press: the common 5 ms sample (therapy S88, S89). */
export const PRESS_STABLE_MS = 5
/** Open this long without a break is a release: longer than half a period of 20 Hz chatter (therapy 6.2). */
export const RELEASE_STABLE_MS = 25
/** A release up to here is a short press. Between this and LONG_MS it does nothing (therapy section 5, UPS manual). */
export const SHORT_MAX_MS = 400
/** Held this long, a long press fires. */
export const LONG_MS = 800
/** Short presses at most this far apart count together. */
export const MULTI_GAP_MS = 300
/** A press so soon after a state ended was meant for that state: a bad switch bounces for 157 ms (S88; proposal). */
export const LATE_PRESS_MS = 200
/** A device hears so late of a charger, so a press that began within this time may have been meant for the new state. */
export const CHANGE_LAG_MS = 60
/** Held this long, the button is stuck: the motor goes off, and the button is ignored until it is released. */
export const STUCK_MS = 30000

// Gestures. They number the first columns of the gesture table in massager.ts.
export const NO_GESTURE = -1
export const LONG = 0
/** Short presses, by their number. */
export const PRESS_1 = 1
export const PRESS_2 = 2
export const PRESS_3 = 3
export const PRESS_4 = 4
export const PRESS_5 = 5
export const STUCK = 6

/** Where the pin is not as the last edge said, another is on the way: wait this long for it, and then look again. */
const EDGE_WAIT_MS = 2

/** After an edge that nobody reported, there may be more: the pin is looked at for this long, this often (proposals). */
const UNSURE_MS = 1000
const UNSURE_STEP_MS = 50
/** In place of the number of short presses: they were meant for a state that is over. */
const SPENT = -STUCK_MS

/** When to poll next, in ms, or NEVER. */
export let nextAt: number
/** When the press that is held becomes long, in ms, or NEVER. */
export let longAt: number
/** When the last press began, in ms. */
export let pressedAt: number

const HOLD_NEW = 0
const HOLD_LONG_FIRED = 1
const HOLD_IGNORED = 2
/** Released after LONG_MS, before a busy device could see that it was long. */
const HOLD_LONG_DUE = 3

/** The level of the pin that the last edge said: 1 closed, 0 open. */
export let rawLevel: number
/** When that edge was, in ms. */
export let rawSince: number
/** An edge is on the way. */
export let isAwaitingEdge: boolean
/** Presses so far may answer a nudge that is over, and nothing else. */
let canOnlyAnswer: boolean | undefined
let stableLevel: number
let holdPhase: number
let pressCount: number
let releasedAt: number
let ignoredUntil: number
let unsureUntil: number

/** Starts as after power-up: open, and nothing pressed. */
export function reset(): void {
  rawLevel = stableLevel = pressCount = 0
  isAwaitingEdge = false
  rawSince = pressedAt = releasedAt = ignoredUntil = unsureUntil = 0
  holdPhase = HOLD_NEW
  nextAt = longAt = NEVER
}

/** Whether a press is held that starts nothing more. It ends only where the contact is known to have been open. */
export const isSpent = (): boolean => stableLevel > 0 && (holdPhase !== HOLD_NEW || pressedAt < ignoredUntil)

function scheduleNext(): void {
  longAt = NEVER
  if (rawLevel !== stableLevel) nextAt = rawSince + (rawLevel ? PRESS_STABLE_MS : RELEASE_STABLE_MS)
  else if (stableLevel) {
    nextAt = holdPhase === HOLD_IGNORED ? NEVER : pressedAt + (holdPhase === HOLD_NEW ? LONG_MS : STUCK_MS)
    if (!isSpent()) longAt = nextAt
  } else nextAt = pressCount ? releasedAt + MULTI_GAP_MS + 1 : NEVER
}

/** Waits for an edge that comes before what is due at `now`. */
export function awaitEdge(now: number): void {
  isAwaitingEdge = true
  nextAt = now + EDGE_WAIT_MS
  if (longAt <= now) longAt = nextAt
}

/**
 * The state has changed: presses so far, what continues them, and all that begin before `until` do nothing, but with
 * `canBeShort` one of them can be a single short press. A press that is held can still be stuck.
 */
export function dropPresses(until: number, canBeShort?: boolean): void {
  canOnlyAnswer = canBeShort
  if (pressCount && !canBeShort) pressCount = SPENT
  ignoredUntil = until
  scheduleNext()
}

/** The state has changed by a gesture: what begins from `now` on is meant for the new one. */
export function acceptPresses(now: number): void {
  pressCount = 0
  // A long press is still held now: no finger presses anew so soon, but a contact bounces, or its edges come late.
  ignoredUntil = Math.min(ignoredUntil, now + (holdPhase && RELEASE_STABLE_MS))
  scheduleNext()
}

function debounce(now: number): void {
  if (rawLevel === stableLevel || now - rawSince < (rawLevel ? PRESS_STABLE_MS : RELEASE_STABLE_MS)) return
  stableLevel = rawLevel
  if (stableLevel) {
    if (pressCount === 0) canOnlyAnswer = false
    pressedAt = rawSince
    holdPhase = HOLD_NEW
  } else if (holdPhase === HOLD_NEW) {
    const heldMs = rawSince - pressedAt
    if (heldMs <= SHORT_MAX_MS) {
      if (pressedAt < ignoredUntil && !canOnlyAnswer) pressCount = SPENT
      else pressCount++
      releasedAt = rawSince
    } else if (heldMs >= LONG_MS) holdPhase = HOLD_LONG_DUE
  }
}

/** Takes an edge of the pin at the time `at`, which may have passed: 1 closed, 0 open. */
export function noteEdge(level: number, at: number): void {
  isAwaitingEdge = false
  unsureUntil = 0
  // A level that was stable until then counts, though nobody has polled since.
  debounce(at)
  if (level !== rawLevel) {
    rawLevel = level
    rawSince = at
    scheduleNext()
  }
}

/**
 * Takes an edge that nobody reported, for the pin is not as the last one said. It was at the time that makes least of it:
 * an opening too early for a long press, but of one that is spent now; a closing so early that there was no release.
 */
export function noteLostEdge(now: number): void {
  if (rawLevel) noteEdge(0, isSpent() ? now : Math.min(now, pressedAt + (LONG_MS - 1)))
  else noteEdge(1, stableLevel ? rawSince : now)
  unsureUntil = now + UNSURE_MS
  nextAt = Math.min(nextAt, now + UNSURE_STEP_MS)
}

function takeGesture(now: number): number {
  const heldMs = now - pressedAt
  // While the raw level is open this may be the release: wait until the edge is stable.
  if (holdPhase === HOLD_LONG_DUE || (holdPhase === HOLD_NEW && stableLevel && rawLevel && heldMs >= LONG_MS)) {
    holdPhase = HOLD_LONG_FIRED
    pressCount = 0
    // An owner who pressed to stop a session that ended meanwhile must not start the next one.
    return pressedAt < ignoredUntil ? NO_GESTURE : LONG
  }
  if (stableLevel && rawLevel) {
    if (holdPhase !== HOLD_IGNORED && heldMs >= STUCK_MS) {
      holdPhase = HOLD_IGNORED
      return STUCK
    }
  } else if (!stableLevel && !rawLevel && pressCount && now - releasedAt > MULTI_GAP_MS) {
    const count = pressCount
    pressCount = 0
    if (count > 0 && count <= (canOnlyAnswer ? PRESS_1 : PRESS_5)) return count
  }
  return NO_GESTURE
}

/** The gesture complete by `now`, or NO_GESTURE. At most one a call: call again until there is none. */
export function poll(now: number): number {
  debounce(now)
  const gesture = takeGesture(now)
  scheduleNext()
  if (now < unsureUntil) nextAt = Math.min(nextAt, now + UNSURE_STEP_MS)
  return gesture
}
