// Time in the core: whole milliseconds since boot, which only go forward. Deadlines are absolute.

/** No deadline: later than every other. */
export const NEVER = Infinity

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const DAY_MS = 24 * 60 * MINUTE_MS

/** The time of the event that is being handled, in ms. The massager sets it, for everything below it to read. */
export let now: number

export function setNow(time: number): void {
  now = time
}
