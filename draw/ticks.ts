// Where the axis of time is marked: at round seconds or minutes, as many as fit without touching.

import { MINUTE_MS, SECOND_MS } from '../src/time.ts'

export interface Tick {
  ms: number
  label: string
}

const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((s) => s * SECOND_MS),
  ...[1, 2, 3, 5, 10, 15].map((min) => min * MINUTE_MS),
]

/** "20 s" while no minute is full, "1:30" for halves of minutes, "3 min" for whole ones. */
function label(ms: number, stepMs: number, lengthMs: number): string {
  if (ms === 0) return '0'
  if (stepMs % MINUTE_MS === 0) return `${ms / MINUTE_MS} min`
  if (lengthMs < MINUTE_MS) return `${ms / SECOND_MS} s`
  const seconds = String((ms % MINUTE_MS) / SECOND_MS).padStart(2, '0')
  return `${Math.floor(ms / MINUTE_MS)}:${seconds}`
}

const marks = (stepMs: number, lengthMs: number): Tick[] =>
  Array.from({ length: Math.floor(lengthMs / stepMs) + 1 }, (_, i) => ({
    ms: i * stepMs,
    label: label(i * stepMs, stepMs, lengthMs),
  }))

/** The marks of an axis that is `width` long, for labels that take `widthOf` with the gap to the next. */
export function ticks(lengthMs: number, width: number, widthOf: (label: string) => number): Tick[] {
  for (const stepMs of STEPS_MS) {
    // Counted before they are made: an hour in seconds would be many.
    if (lengthMs / stepMs > width) continue
    const some = marks(stepMs, lengthMs)
    const widest = Math.max(...some.map((tick) => widthOf(tick.label)))
    if (widest <= (width * stepMs) / lengthMs) return some
  }
  return [{ ms: 0, label: '0' }]
}
