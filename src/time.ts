// Time in the core: whole milliseconds since boot. It only goes forward, and deadlines are absolute.

/** No deadline: later than every other one. */
export const NEVER = Infinity

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const DAY_MS = 24 * 60 * MINUTE_MS

/** The time of the present event, in ms. The massager sets it, and every module below reads it. */
export let now: number

export function setNow(time: number): void {
  now = time
}
