// Android's named effects. How long each is and how it rises is the phone maker's choice: these are stand-ins of the
// same shape that a motor has time for (proposals).

import { type Stretch, steady } from '../stretches.ts'

type Line = [ms: number, from: number, to: number]

/** <predefined-effect name="...">, the public ones. */
export const PREDEFINED: Record<string, readonly Line[]> = {
  tick: [[80, 50, 50]],
  click: [[80, 75, 75]],
  heavy_click: [[80, 100, 100]],
  double_click: [
    [80, 75, 75],
    [100, 0, 0],
    [80, 75, 75],
  ],
}

/** <primitive-effect name="...">, at scale 1. */
export const PRIMITIVES: Record<string, readonly Line[]> = {
  click: [[80, 100, 100]],
  tick: [[80, 50, 50]],
  low_tick: [[80, 30, 30]],
  thud: [[300, 100, 100]],
  spin: [[150, 75, 75]],
  quick_rise: [[150, 0, 30]],
  slow_rise: [[500, 0, 100]],
  quick_fall: [[150, 30, 0]],
}

export const played = (lines: readonly Line[], scale: number, place: string): Stretch[] =>
  lines.map(([ms, from, to]) => ({ ms, from: from * scale, to: to * scale, place }))

export const pause = (ms: number, place: string): Stretch => steady(ms, 0, place)
