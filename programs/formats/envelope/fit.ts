// Finds the holds, ramps and rests that are nearest to an envelope, of all that a motor can follow. It is the usual least
// squares segmentation by dynamic programming, with the pruning of PELT (Killick and others, 2012).

import { MAX_LEVEL, MIN_MS_PER_LEVEL } from '../../../src/program/format.ts'
import { MIN_ON_MS, MIN_REST_MS } from '../../language/limits.ts'
import { addCorners } from './corners.ts'
import { type Integrals, integrate, measureDistance, measureLeastDistance } from './integrals.ts'
import type { Line } from './line.ts'

/** A stretch of the envelope, from corner to corner, and the levels that play it. */
export interface Piece {
  kind: 'hold' | 'ramp' | 'rest'
  begin: number
  end: number
  from: number
  to: number
}

/** What a piece more costs, in levels² · ms: less than a level off for the shortest time. */
const PIECE_COST = 4
/** What is on where the file is off costs so much more: gaps make the rhythm. */
const GAP_COST = 1
/** Area that is lost costs as if it were missing for so long, in ms. */
const LOST_FOR_MS = 10
/** A rest this short may lend its area to the hold after it: a pulse is shortened, and stronger, for a longer gap. */
const MAX_LENDING_MS = 150
/** How far from the best a beginning may be and still be kept, in levels² · ms: the least times bend the rule of PELT. */
const SLACK = 3_000

/** So many beginnings are kept, and all of so many ms: a longer piece over more corners is no better than two. */
const MAX_OPEN = 60
const KEPT_MS = 4 * MIN_ON_MS

/** The best way to play the envelope up to a corner. */
interface State {
  cost: number
  /** The level at the end; NaN if it is not known. */
  level: number
  /** Area that a rest left out and the next hold may play, in levels · ms. */
  owed: number
  piece?: Piece
  previous?: State
}

const penalty = (area: number): number => (area * area) / LOST_FOR_MS

/** One way to go on after a state: its cost, where it ends, and what it leaves out for the next hold. */
interface Step {
  cost: number
  kind: Piece['kind']
  from: number
  to: number
  owed: number
}

function measureRest({ at, area, square }: Integrals, state: State, begin: number, end: number): Step {
  const lost = area[end]! - area[begin]!
  const mayLend = end < at.length - 1 && at[end]! - at[begin]! <= MAX_LENDING_MS
  const cost = square[end]! - square[begin]! + penalty(mayLend ? state.owed : state.owed + lost)
  return { cost, kind: 'rest', from: 0, to: 0, owed: mayLend ? lost : 0 }
}

function measureHold(integrals: Integrals, state: State, begin: number, end: number): Step | undefined {
  const { at, area, off } = integrals
  const ms = at[end]! - at[begin]!
  const wanted = area[end]! - area[begin]! + state.owed
  const level = Math.min(MAX_LEVEL, Math.round(wanted / ms))
  if (level < 1) return undefined
  const cost =
    measureDistance(integrals, begin, end, level, level) +
    GAP_COST * level * level * (off[end]! - off[begin]!) +
    penalty(Math.max(0, wanted - level * ms - ms / 2))
  return { cost, kind: 'hold', from: level, to: level, owed: 0 }
}

function measureRamp(integrals: Integrals, state: State, begin: number, end: number): Step | undefined {
  const { at, area, before, jumps } = integrals
  // A jump inside, or a time off, is no ramp.
  if (jumps[end - 1]! > jumps[begin]!) return undefined
  const ms = at[end]! - at[begin]!
  const from = state.level
  const target = Math.round(before[end]!)
  const most = Math.floor(ms / MIN_MS_PER_LEVEL)
  const to = Math.min(from + most, Math.max(from - most, target))
  // A level beside the target is as good.
  if (!(Math.abs(to - target) <= 1) || to === from) return undefined
  const error = Math.abs((ms * (from + to)) / 2 - (area[end]! - area[begin]!))
  const cost = measureDistance(integrals, begin, end, from, to) + penalty(state.owed) + (error * error) / ms
  return { cost, kind: 'ramp', from, to, owed: 0 }
}

function findPieces(integrals: Integrals, level: number): Piece[] | undefined {
  const { at } = integrals
  /** Of each corner: the best that ends with a hold or a rest, and the best that ends with a ramp. */
  const states: (readonly State[])[] = [[{ cost: 0, level, owed: 0 }]]
  let open = [0]
  for (let end = 1; end < at.length; end++) {
    let flat: State | undefined
    let sloped: State | undefined
    for (const begin of open) {
      const ms = at[end]! - at[begin]!
      const [cheapest] = states[begin]!
      for (const state of states[begin]!) {
        if (flat && state.cost > flat.cost && sloped && state.cost > sloped.cost) continue
        const goOn = (best: State | undefined, step: Step | undefined): State | undefined => {
          if (!step) return best
          const cost = state.cost + step.cost + PIECE_COST
          if (best && best.cost <= cost) return best
          const { kind, from, to, owed } = step
          return { cost, level: to, owed, piece: { kind, begin, end, from, to }, previous: state }
        }
        // A ramp goes on from the level of its state; holds and rests do from the cheapest, but for what it owes.
        const isOnlyForRamps = state !== cheapest && state.owed === 0
        if (ms >= MIN_REST_MS && !isOnlyForRamps) flat = goOn(flat, measureRest(integrals, state, begin, end))
        if (ms < MIN_ON_MS) continue
        if (!isOnlyForRamps) flat = goOn(flat, measureHold(integrals, state, begin, end))
        sloped = goOn(sloped, measureRamp(integrals, state, begin, end))
      }
    }
    const best = [flat, sloped].filter((state) => state !== undefined).sort((a, b) => a.cost - b.cost)
    states.push(best)
    if (best.length === 0) continue
    const limit = best[0]!.cost + SLACK
    open = open.filter((begin) => {
      if (at[end]! - at[begin]! < 2 * MIN_ON_MS) return true
      return states[begin]![0]!.cost + measureLeastDistance(integrals, begin, end) <= limit
    })
    open.push(end)
    if (open.length > MAX_OPEN && at[end]! - at[open[0]!]! > KEPT_MS) open.shift()
  }
  const pieces: Piece[] = []
  let state = states.at(-1)![0]
  if (!state) return undefined
  for (; state?.piece; state = state.previous) pieces.push(state.piece)
  return pieces.reverse()
}

/** An envelope with all its corners, and the pieces that play it. */
export interface Fit {
  lines: readonly Line[]
  integrals: Integrals
  pieces: readonly Piece[]
}

/**
 * Fits pieces to lines of whole ms, after `levelBefore`, which is NaN if it may be any. Undefined if they are too short
 * for any piece.
 */
export function fitLines(lines: readonly Line[], levelBefore: number): Fit | undefined {
  const cut = addCorners(lines)
  const integrals = integrate(cut)
  const pieces = findPieces(integrals, levelBefore)
  return pieces && { lines: cut, integrals, pieces }
}
