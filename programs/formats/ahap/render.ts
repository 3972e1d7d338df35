// What an AHAP pattern feels like: at each moment the strongest event, times the intensity control of that moment.

import { type Kick, overlay, type Stretch } from '../stretches.ts'

export interface Event {
  atMs: number
  ms: number
  attackMs: number
  releaseMs: number
  level: number
  place: string
}

/** A point of the intensity control. */
export interface Point {
  atMs: number
  factor: number
}

/** The level of one event, `ms` after its beginning. */
function envelope({ ms, attackMs, releaseMs, level }: Event, at: number): number {
  if (at < 0 || at >= ms + releaseMs) return 0
  if (at < attackMs) return (level * at) / attackMs
  return at <= ms ? level : (level * (ms + releaseMs - at)) / releaseMs
}

/** The intensity control over time: 1 until something says otherwise, then what began last, and its last value on. */
function control(curves: readonly (readonly Point[])[]): (atMs: number) => number {
  const ordered = curves.map((points) => ({ points, beginMs: points[0]!.atMs })).sort((a, b) => a.beginMs - b.beginMs)
  let current = -1
  let point = 0
  // Asked in ascending order only, so that it can walk along.
  return (atMs) => {
    while (current + 1 < ordered.length && ordered[current + 1]!.beginMs <= atMs) {
      current++
      point = 0
    }
    if (current < 0) return 1
    const { points } = ordered[current]!
    while (point + 1 < points.length && points[point + 1]!.atMs <= atMs) point++
    const from = points[point]!
    const to = points[point + 1]
    if (!to) return from.factor
    return from.factor + ((to.factor - from.factor) * (atMs - from.atMs)) / (to.atMs - from.atMs)
  }
}

const SAMPLE_MS = 20
/** Levels that a line may be off from the product of two lines. */
const NEAR = 0.25

export function render(
  events: readonly Event[],
  kicks: readonly Kick[],
  curves: readonly (readonly Point[])[],
): Stretch[] {
  const ordered = [...events].sort((a, b) => a.atMs - b.atMs)
  const endOf = (event: Event) => event.atMs + event.ms + event.releaseMs
  const endMs = ordered.reduce((last, event) => Math.max(last, endOf(event)), 0)
  const times = [
    0,
    ...ordered.flatMap((e) => [e.atMs, e.atMs + e.attackMs, e.atMs + e.ms, endOf(e)]),
    ...curves.flatMap((points) => points.map(({ atMs }) => atMs)),
  ].filter((atMs) => atMs <= endMs)
  const corners = [...new Set(times)].sort((a, b) => a - b)
  const factorAt = control(curves)

  const found: Stretch[] = []
  let active: Event[] = []
  let next = 0
  const strongest = (atMs: number) => {
    let best = { level: 0, place: ordered[0]?.place ?? '' }
    for (const event of active) {
      const level = envelope(event, atMs - event.atMs)
      if (level > best.level) best = { level, place: event.place }
    }
    return best
  }

  corners.slice(1).forEach((stopMs, i) => {
    const beginMs = corners[i]!
    while (next < ordered.length && ordered[next]!.atMs <= beginMs) active.push(ordered[next++]!)
    active = active.filter((event) => endOf(event) > beginMs)
    // Both factors are straight in here, so that two looks inside tell them to the ends, whatever jumps there.
    const a = beginMs + (stopMs - beginMs) / 4
    const b = stopMs - (stopMs - beginMs) / 4
    const factorA = factorAt(a)
    const slope = (factorAt(b) - factorA) / (b - a)
    const levelAt = (atMs: number) => strongest(atMs).level * (factorA + slope * (atMs - a))
    const edge = (stopMs - beginMs) * 1e-6
    const line = (from: number, to: number): void => {
      const begin = levelAt(Math.max(from, beginMs + edge))
      const end = levelAt(Math.min(to, stopMs - edge))
      const off = (part: number) => Math.abs(levelAt(from + (to - from) * part) - begin - (end - begin) * part)
      if (to - from > SAMPLE_MS && Math.max(off(0.25), off(0.5), off(0.75)) > NEAR) {
        line(from, (from + to) / 2)
        line((from + to) / 2, to)
      } else found.push({ ms: to - from, from: begin, to: end, place: strongest((from + to) / 2).place })
    }
    line(beginMs, stopMs)
  })

  const kickFactor = control(curves)
  const scaled = [...kicks]
    .sort((a, b) => a.atMs - b.atMs)
    .map((kick) => ({ ...kick, level: kick.level * kickFactor(kick.atMs) }))
  return overlay(found, scaled)
}
