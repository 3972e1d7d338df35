// The time of a line, as hours are read from a watch.

const MINUTE_S = 60

/** "14:02" of 842 s: minutes and seconds, with the hours before them from an hour on. */
export function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const parts = [Math.floor(seconds / MINUTE_S) % MINUTE_S, seconds % MINUTE_S].map((n) => String(n).padStart(2, '0'))
  const hours = Math.floor(seconds / MINUTE_S / MINUTE_S)
  return hours > 0 ? [hours, ...parts].join(':') : parts.join(':')
}
