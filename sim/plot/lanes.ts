// The states of the log as lanes: when the massager was in each state.

import type { Log } from './log.ts'

/** In pixels. */
export interface Span {
  fromX: number
  toX: number
}

/** The order of the lanes, from the top. Other states come below. */
const ORDER = ['running', 'calibrating', 'off', 'locked', 'charging', 'service', 'fault', 'dark']
/** A span is at least this long, so that it can be seen. */
const MIN_SPAN_PX = 1
/** Spans closer than this are joined. */
const GAP_PX = 0.5

/** The states in the log, from the top lane. */
export function orderStates(log: Log): string[] {
  const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)
  return [...log.states.names].sort((a, b) => rank(a) - rank(b))
}

/** The spans of a state, from left to right. A slice in which the state came and went counts as a whole. */
export function findSpans(log: Log, state: string, xOf: (ms: number) => number): Span[] {
  const { states, sliceFromMs, sliceToMs } = log
  const found: Span[] = []
  for (let i = 0; i < log.length; i++) {
    if (!states.wasIn(i, state)) continue
    const fromX = xOf(sliceFromMs[i]!)
    // The state lasts until the next slice.
    const toMs = states.last(i) === state ? (sliceFromMs[i + 1] ?? log.toMs) : sliceToMs[i]!
    const toX = Math.max(xOf(toMs), fromX + MIN_SPAN_PX)
    const before = found.at(-1)
    if (before && fromX - before.toX < GAP_PX) before.toX = Math.max(before.toX, toX)
    else found.push({ fromX, toX })
  }
  return found
}
