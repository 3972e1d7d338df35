// Renders an AHAP pattern to an envelope: at each moment the strongest event, times the intensity control.

import type { Line } from '../envelope/line.ts'
import { overlayTransients } from '../envelope/transients.ts'
import { makeControl } from './control.ts'
import type { ContinuousEvent, Pattern } from './pattern.ts'

const SAMPLE_MS = 20
/** How far a line may be from the product of two lines, in levels. */
const TOLERANCE = 0.25

const endOf = ({ atMs, endMs }: ContinuousEvent) => atMs + endMs

/** The level of an event, `at` ms after its beginning. */
function computeLevel({ attackMs, fallAtMs, fallMs, level }: ContinuousEvent, at: number): number {
  if (at < attackMs) return (level * at) / attackMs
  if (at <= fallAtMs) return level
  return fallMs > 0 ? Math.max(0, (level * (fallAtMs + fallMs - at)) / fallMs) : 0
}

/** The level of an event at a time: 0 before its beginning and after its end. */
const levelAt = (event: ContinuousEvent, atMs: number): number =>
  atMs < event.atMs || atMs >= endOf(event) ? 0 : computeLevel(event, atMs - event.atMs)

/** Every time at which a line of an event or of the control begins or ends, up to the end of the last event. */
function listCorners({ events, curves }: Pattern): number[] {
  const endMs = events.reduce((last, event) => Math.max(last, endOf(event)), 0)
  const times = [
    0,
    ...events.flatMap((event) => [event.atMs, event.atMs + event.attackMs, event.atMs + event.fallAtMs, endOf(event)]),
    ...curves.flatMap((points) => points.map(({ atMs }) => atMs)),
  ]
  return [...new Set(times.filter((atMs) => atMs <= endMs))].sort((a, b) => a - b)
}

/** The envelope of the continuous events. */
function renderEvents(pattern: Pattern): Line[] {
  const ordered = [...pattern.events].sort((a, b) => a.atMs - b.atMs)
  const corners = listCorners(pattern)
  const getFactor = makeControl(pattern.curves)
  const lines: Line[] = []
  let active: ContinuousEvent[] = []
  let next = 0

  const findStrongest = (atMs: number) => {
    let best = { level: 0, place: ordered[0]?.place ?? '' }
    for (const event of active) {
      const level = levelAt(event, atMs)
      if (level > best.level) best = { level, place: event.place }
    }
    return best
  }

  corners.slice(1).forEach((stopMs, i) => {
    const beginMs = corners[i]!
    while (next < ordered.length && ordered[next]!.atMs <= beginMs) active.push(ordered[next++]!)
    active = active.filter((event) => endOf(event) > beginMs)
    // The control is straight in here: two values inside give those at the ends, where it may jump.
    const a = beginMs + (stopMs - beginMs) / 4
    const b = stopMs - (stopMs - beginMs) / 4
    const factor = getFactor(a)
    const slope = (getFactor(b) - factor) / (b - a)
    const computeLevelAt = (atMs: number) => findStrongest(atMs).level * (factor + slope * (atMs - a))
    const edgeMs = (stopMs - beginMs) * 1e-6
    /** Adds lines that are near enough to the curve: one, or those of both halves. */
    const addLines = (from: number, to: number): void => {
      const begin = computeLevelAt(Math.max(from, beginMs + edgeMs))
      const end = computeLevelAt(Math.min(to, stopMs - edgeMs))
      const measureError = (share: number) =>
        Math.abs(computeLevelAt(from + (to - from) * share) - begin - (end - begin) * share)
      if (to - from > SAMPLE_MS && Math.max(measureError(0.25), measureError(0.5), measureError(0.75)) > TOLERANCE) {
        addLines(from, (from + to) / 2)
        addLines((from + to) / 2, to)
      } else lines.push({ ms: to - from, from: begin, to: end, place: findStrongest((from + to) / 2).place })
    }
    addLines(beginMs, stopMs)
  })
  return lines
}

export function renderPattern(pattern: Pattern): Line[] {
  const getFactor = makeControl(pattern.curves)
  const transients = [...pattern.transients]
    .sort((a, b) => a.atMs - b.atMs)
    .map((transient) => ({ ...transient, level: transient.level * getFactor(transient.atMs) }))
  return overlayTransients(renderEvents(pattern), transients)
}
