// The curve that a written program means, before any step or motor: what is drawn, exported, and what the player is
// held to.

import { cueMs, TICK_GAP_MS, TICK_LEVEL, TICK_MS } from '../../src/format.ts'
import type { Program, Segment } from './write.ts'

/** A piece of the curve that has one law. `at(ms)` is the level, 0..100 with a fraction, `ms` after its beginning. */
export interface Piece {
  beginMs: number
  ms: number
  at(ms: number): number
  /** Whether a straight line between its ends says it all. */
  straight: boolean
}

export interface Point {
  ms: number
  level: number
}

const line = (beginMs: number, ms: number, from: number, to: number): Piece => ({
  beginMs,
  ms,
  at: (t) => from + ((to - from) * t) / ms,
  straight: true,
})

/** From one level to another, straight or softly. */
const move = (course: 'straight' | 'eased', beginMs: number, ms: number, from: number, to: number): Piece => {
  if (course === 'straight' || from === to) return line(beginMs, ms, from, to)
  return { beginMs, ms, at: (t) => from + ((to - from) * (1 - Math.cos((Math.PI * t) / ms))) / 2, straight: false }
}

/** Every piece of a program, in order, repeats played out. */
export function pieces({ segments }: Pick<Program, 'segments'>): Piece[] {
  const found: Piece[] = []
  let now = 0
  let level = 0
  const add = (piece: Piece, after: number) => {
    found.push(piece)
    now += piece.ms
    level = after
  }
  const walk = (some: readonly Segment[]): void => {
    for (const segment of some) {
      if (segment.kind === 'hold') add(line(now, segment.time, segment.level, segment.level), segment.level)
      else if (segment.kind === 'ramp') add(move(segment.course, now, segment.time, level, segment.to), segment.to)
      else if (segment.kind === 'wave') {
        const { course, low, high, rise, fall, time } = segment
        const end = now + time
        while (now < end) {
          if (rise > 0)
            add(course === 'square' ? line(now, rise, high, high) : move(course, now, rise, low, high), high)
          if (fall > 0) add(course === 'square' ? line(now, fall, low, low) : move(course, now, fall, high, low), low)
          level = low
        }
      } else if (segment.kind === 'play') walk(segment.program.segments)
      else if (segment.kind === 'cue') {
        for (let left = cueMs(segment.ticks); left > 0; ) {
          add(line(now, TICK_GAP_MS, 0, 0), 0)
          left -= TICK_GAP_MS
          if (left > 0) add(line(now, TICK_MS, TICK_LEVEL, TICK_LEVEL), 0)
          left -= TICK_MS
        }
      } else for (let i = 0; i < segment.times; i++) walk(segment.segments)
    }
  }
  walk(segments)
  return found
}

/** How far apart the points of a curved piece are: 50 steps a second are plenty for a motor (design, rule 4). */
const POINT_MS = 20

/** The curve as points to be joined by straight lines, in order; two at one time are a jump. */
export function points(program: Pick<Program, 'segments'>): Point[] {
  const found: Point[] = []
  const add = (point: Point) => {
    const last = found.at(-1)
    if (last?.ms !== point.ms || last.level !== point.level) found.push(point)
  }
  for (const { beginMs, ms, at, straight } of pieces(program)) {
    for (let t = 0; t < ms; t += straight ? ms : POINT_MS) add({ ms: beginMs + t, level: at(t) })
    add({ ms: beginMs + ms, level: at(ms) })
  }
  return found
}
