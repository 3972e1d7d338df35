// Desk mode: a gentle nudge now and then to take a break. What ends it is the owner, eight hours, or a low cell.

import { MINUTE_MS, NEVER } from '../time.ts'

/** A day at the desk (proposal). */
export const DESK_MS = 480 * MINUTE_MS
/** Between two nudges, in minutes: proposals (therapy 2.4). */
export const NUDGE_MINUTES = 30
export const NUDGE_MIN_MINUTES = 15
export const NUDGE_MAX_MINUTES = 90
/** So long a press still answers the nudge (proposal). */
export const ANSWER_MS = MINUTE_MS
/** Ticks of a nudge. */
export const NUDGE_TICKS = 2

/** When to nudge next, in ms, or NEVER: then this is no desk mode. */
export let nudgeAt: number
/** A press before this answers the nudge. */
export let answerUntil: number
let intervalMs: number
let endsAt: number

/** No desk mode, as after power-up. */
export function reset(): void {
  nudgeAt = NEVER
  answerUntil = intervalMs = endsAt = 0
}

/** The next nudge is due an interval from now, unless the day is over by then; NEVER ends the desk mode. */
export function scheduleNudge(now: number): void {
  nudgeAt = now + intervalMs
  if (nudgeAt > endsAt) nudgeAt = NEVER
}

/** A nudge is given. */
export function noteNudge(now: number): void {
  scheduleNudge(now)
  answerUntil = now + ANSWER_MS
}

/** The break is taken. */
export function noteAnswer(): void {
  answerUntil = 0
}

/** The desk mode begins, with a nudge every so many minutes. */
export function begin(minutes: number, now: number): void {
  intervalMs = minutes * MINUTE_MS
  endsAt = now + DESK_MS
  scheduleNudge(now)
}
