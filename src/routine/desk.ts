// Desk mode: a gentle nudge now and then to take a break. What ends it is the owner, eight hours, or a low cell.

import { MINUTE_MS, NEVER } from '../time.ts'

/** A day at the desk (proposal). */
export const DESK_MS = 480 * MINUTE_MS
/** Between two nudges, in minutes: proposals (therapy 2.4). */
export const NUDGE_MIN = 30
export const NUDGE_LEAST_MIN = 15
export const NUDGE_MOST_MIN = 90
/** So long a press still answers the nudge (proposal). */
export const ANSWER_MS = MINUTE_MS
/** Ticks of a nudge. */
export const NUDGE_TICKS = 2

/** When to nudge next, in ms, or NEVER: then this is no desk mode. */
export let nudgeAt: number
/** A press before this answers the nudge. */
export let answerUntil: number
let everyMs: number
let until: number

/** No desk mode, as after power-up. */
export function reset(): void {
  nudgeAt = NEVER
  answerUntil = everyMs = until = 0
}

/** The next nudge is due an interval from now, unless the day is over by then; NEVER ends the desk mode. */
export function wait(now: number): void {
  nudgeAt = now + everyMs
  if (nudgeAt > until) nudgeAt = NEVER
}

/** A nudge is given. */
export function nudged(now: number): void {
  wait(now)
  answerUntil = now + ANSWER_MS
}

/** The break is taken. */
export function answered(): void {
  answerUntil = 0
}

/** The desk mode begins, with a nudge every so many minutes. */
export function begin(minutes: number, now: number): void {
  everyMs = minutes * MINUTE_MS
  until = now + DESK_MS
  wait(now)
}
