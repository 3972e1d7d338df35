// The states of the log as lanes: when a massager was in each of them.

import type { Log } from './log.ts'

/** In pixels. */
export interface Span {
  fromX: number
  toX: number
}

/** The order of the lanes, from the top. Others come below. */
const ORDER = ['running', 'calibrating', 'off', 'locked', 'charging', 'service', 'fault', 'dark']
/** However short, it is seen. */
const SHORTEST_PX = 1
/** Spans closer than this are one. */
const GAP_PX = 0.5

/** The states that were seen, top lane first. */
export function lanes(log: Log): string[] {
  const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)
  return [...log.states.names].sort((a, b) => rank(a) - rank(b))
}

/** When the state was, left to right; a slice of time in which it came and went counts as a whole. */
export function spans(log: Log, state: string, xOf: (ms: number) => number): Span[] {
  const { states, sliceFromMs, sliceToMs } = log
  const found: Span[] = []
  for (let i = 0; i < log.length; i++) {
    if (!states.saw(i, state)) continue
    const fromX = xOf(sliceFromMs[i]!)
    // It lasts until something else is seen.
    const toMs = states.last(i) === state ? (sliceFromMs[i + 1] ?? log.toMs) : sliceToMs[i]!
    const toX = Math.max(xOf(toMs), fromX + SHORTEST_PX)
    const before = found.at(-1)
    if (before && fromX - before.toX < GAP_PX) before.toX = Math.max(before.toX, toX)
    else found.push({ fromX, toX })
  }
  return found
}
