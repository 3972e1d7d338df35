// Desk mode: a gentle nudge now and then to take a break. It ends by the owner, after eight hours, or with a low cell.

import { MINUTE_MS, NEVER } from '../time.ts'

/** Longest desk mode: a day at the desk (proposal). */
export const DESK_MS = 480 * MINUTE_MS
/** Minutes between two nudges: default, least and most (therapy 2.4, proposals). */
export const NUDGE_MINUTES = 30
export const NUDGE_MIN_MINUTES = 15
export const NUDGE_MAX_MINUTES = 90
/** A press within this time answers the nudge (proposal). */
export const ANSWER_MS = MINUTE_MS
export const NUDGE_TICKS = 2

/** When to nudge next, in ms; NEVER outside desk mode. */
export let nudgeAt: number
/** A press before this time answers the nudge, in ms. */
export let answerUntil: number
let intervalMs: number
let endsAt: number

/** Starts as after power-up, without desk mode. */
export function reset(): void {
  nudgeAt = NEVER
  answerUntil = intervalMs = endsAt = 0
}

/** Schedules the next nudge one interval after `now`, if the day is not over by then. NEVER ends the desk mode. */
export function scheduleNudge(now: number): void {
  nudgeAt = now + intervalMs
  if (nudgeAt > endsAt) nudgeAt = NEVER
}

/** Notes that a nudge begins. */
export function noteNudge(now: number): void {
  scheduleNudge(now)
  answerUntil = now + ANSWER_MS
}

/** Notes that the owner takes the break. */
export function noteAnswer(): void {
  answerUntil = 0
}

/** Begins the desk mode, with a nudge every `minutes`. */
export function begin(minutes: number, now: number): void {
  intervalMs = minutes * MINUTE_MS
  endsAt = now + DESK_MS
  scheduleNudge(now)
}
