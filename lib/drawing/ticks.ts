// Where the axis of time is marked: at round times, from tenths of a second to hundreds of days, as many as fit without touching.

import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../duration.ts'

export interface Tick {
  ms: number
  label: string
}

const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((s) => s * SECOND_MS),
  ...[1, 2, 3, 5, 10, 15, 30].map((min) => min * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((h) => h * HOUR_MS),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((d) => d * DAY_MS),
]
/** Where even a second is long. */
const SHORT_MS = 2 * SECOND_MS
const SHORT_STEPS_MS = [100, 200, 500, ...STEPS_MS]
/** From here on, time is told in hours. */
const LONG_MS = 2 * HOUR_MS

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))

/**
 * "20 s" while no minute is full, "1:30" for halves of minutes, "3 min" for whole ones; where hours are shown "1:30 h",
 * "2 h" and, for seconds, "2:00:05"; "3 d" for days. `endMs` is where the axis ends.
 */
function label(ms: number, stepMs: number, endMs: number): string {
  if (ms === 0) return '0'
  if (stepMs % DAY_MS === 0) return `${ms / DAY_MS} d`
  const [hours, minutes] = [Math.floor(ms / HOUR_MS), Math.floor(ms / MINUTE_MS)]
  const seconds = two((ms % MINUTE_MS) / SECOND_MS)
  if (endMs >= LONG_MS) {
    if (stepMs % HOUR_MS === 0) return `${hours} h`
    return stepMs % MINUTE_MS === 0 ? `${hours}:${two(minutes % 60)} h` : `${hours}:${two(minutes % 60)}:${seconds}`
  }
  if (stepMs % MINUTE_MS === 0) return `${minutes} min`
  return endMs < MINUTE_MS ? `${ms / SECOND_MS} s` : `${minutes}:${seconds}`
}

function marks(stepMs: number, fromMs: number, endMs: number): Tick[] {
  const first = Math.ceil(fromMs / stepMs)
  const count = Math.floor(endMs / stepMs) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const ms = (first + i) * stepMs
    return { ms, label: label(ms, stepMs, endMs) }
  })
}

/**
 * The marks of an axis that is `width` long and begins at `fromMs`, for labels that take `widthOf` with the gap to the
 * next.
 */
export function ticks(lengthMs: number, width: number, widthOf: (label: string) => number, fromMs = 0): Tick[] {
  for (const stepMs of lengthMs < SHORT_MS ? SHORT_STEPS_MS : STEPS_MS) {
    // Counted before they are made: an hour in seconds would be many.
    if (lengthMs / stepMs > width) continue
    const some = marks(stepMs, fromMs, fromMs + lengthMs)
    const widest = Math.max(...some.map((tick) => widthOf(tick.label)))
    if (widest <= (width * stepMs) / lengthMs) return some
  }
  return fromMs === 0 ? [{ ms: 0, label: '0' }] : []
}
