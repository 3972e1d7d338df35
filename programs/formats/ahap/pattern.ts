// An AHAP pattern after reading and before rendering, and the limits of Core Haptics.

import type { Transient } from '../envelope/transients.ts'

/** Core Haptics plays no continuous event for longer, and takes no more points a curve. */
export const MAX_EVENT_MS = 30_000
export const MAX_CURVE_POINTS = 16

/** For sharpness. */
export const ONLY_STRENGTH = 'sharpness ignored: a level has strength only'

/** A continuous event. */
export interface ContinuousEvent {
  atMs: number
  /** After its beginning, in ms: the rise to its level ends, the fall to 0 begins, and the event ends. */
  attackMs: number
  fallAtMs: number
  endMs: number
  /** How long the fall to 0 takes; the end may cut it. */
  fallMs: number
  level: number
  place: string
}

/** A point of the intensity control. */
export interface ControlPoint {
  atMs: number
  factor: number
}

export interface Pattern {
  events: ContinuousEvent[]
  transients: Transient[]
  /** Curves of the intensity control. A parameter is a curve of one point. */
  curves: ControlPoint[][]
  /** Entries and control points so far. */
  count: number
}
