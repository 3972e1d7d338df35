// The button without a device around it, in virtual time.

import * as button from '../../src/button.ts'
import { NO_GESTURE } from '../../src/button.ts'

export type Edge = readonly [at: number, level: number]
export type Gesture = readonly [at: number, gesture: number]
/** What the device does with the button at a time. */
export type Act = readonly [at: number, act: (now: number) => void]

/** Plays edges and acts, in the order of their times, as the core does: it polls at each deadline and around each edge. */
export function play(edges: readonly Edge[], until = 100_000, acts: readonly Act[] = []): Gesture[] {
  button.reset()
  const gestures: Gesture[] = []
  const poll = (now: number) => {
    for (let g = button.poll(now); g !== NO_GESTURE; g = button.poll(now)) gestures.push([now, g])
  }
  const runTo = (to: number) => {
    for (let at = button.nextAt, last = -1; at <= to; at = button.nextAt) {
      if (at <= last) throw new Error(`the deadline ${at} does not move on`)
      last = at
      poll(at)
    }
  }
  const edgeActs = edges.map(([at, level]): Act => [at, (now) => button.noteEdge(level, now)])
  for (const [at, act] of [...edgeActs, ...acts].sort(([a], [b]) => a - b)) {
    runTo(at)
    poll(at)
    act(at)
    poll(at)
  }
  runTo(until)
  return gestures
}

/** Edges of a press of `ms` from `at` on. */
export const press = (at: number, ms: number): Edge[] => [
  [at, 1],
  [at + ms, 0],
]

/** Edges of presses of 100 ms, one every 200 ms from `at` on. */
export const presses = (at: number, count: number): Edge[] =>
  Array.from({ length: count }, (_, i) => press(at + i * 200, 100)).flat()
