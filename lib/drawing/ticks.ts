// The ticks of a time axis: at round times, from 0.1 s to hundreds of days, as many as fit without touching.

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
/** Shorter axes have steps below 1 s. */
const SHORT_MS = 2 * SECOND_MS
const SHORT_STEPS_MS = [100, 200, 500, ...STEPS_MS]
/** Longer axes have labels in hours. */
const LONG_MS = 2 * HOUR_MS

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))

/**
 * "20 s" on axes below a minute; "1:30" and "3 min" below two hours; then "2:00:05", "1:30 h" and "2 h"; "3 d" for days.
 * `endMs` is the end of the axis.
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
 * The ticks of an axis that is `width` long and begins at `fromMs`. `widthOf` gives the width of a label with the gap to
 * the next.
 */
export function ticks(lengthMs: number, width: number, widthOf: (label: string) => number, fromMs = 0): Tick[] {
  for (const stepMs of lengthMs < SHORT_MS ? SHORT_STEPS_MS : STEPS_MS) {
    // Far too many ticks: an hour in seconds.
    if (lengthMs / stepMs > width) continue
    const some = marks(stepMs, fromMs, fromMs + lengthMs)
    const widest = Math.max(...some.map((tick) => widthOf(tick.label)))
    if (widest <= (width * stepMs) / lengthMs) return some
  }
  return fromMs === 0 ? [{ ms: 0, label: '0' }] : []
}
