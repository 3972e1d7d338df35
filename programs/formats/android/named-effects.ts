// Android's named effects. Each phone maker chooses how long they are and how they rise: these stand-ins have the same
// shape and are slow enough for a motor (proposals).

import type { Line } from '../envelope/line.ts'

/** Lines of an effect: ms, and the levels from and to. */
export type Effect = readonly [ms: number, from: number, to: number][]

/** Names in <predefined-effect>, those that apps may use. */
export const PREDEFINED: Record<string, Effect> = {
  tick: [[80, 50, 50]],
  click: [[80, 75, 75]],
  heavy_click: [[80, 100, 100]],
  double_click: [
    [80, 75, 75],
    [100, 0, 0],
    [80, 75, 75],
  ],
}

/** Names in <primitive-effect>, at scale 1. */
export const PRIMITIVES: Record<string, Effect> = {
  click: [[80, 100, 100]],
  tick: [[80, 50, 50]],
  low_tick: [[80, 30, 30]],
  thud: [[300, 100, 100]],
  spin: [[150, 75, 75]],
  quick_rise: [[150, 0, 30]],
  slow_rise: [[500, 0, 100]],
  quick_fall: [[150, 30, 0]],
}

export const scaleEffect = (effect: Effect, scale: number, place: string): Line[] =>
  effect.map(([ms, from, to]) => ({ ms, from: from * scale, to: to * scale, place }))
