// The curve of a written program: the exact level at each moment, before any step or motor. Drawings and exports are made
// from it, and tests compare the player with it.

import { TICK_GAP_MS, TICK_LEVEL, TICK_MS } from '../../src/program/format.ts'
import { type Leaf, levelAfter } from './measure.ts'
import type { Program, Segment } from './write.ts'

/** A part of the curve without a jump or a corner inside. */
export interface Piece {
  /** The path of its segment: "segments[2].segments[0]". */
  path: string
  beginMs: number
  ms: number
  /** The level, 0..100 with a fraction, `ms` after the beginning of the piece. */
  at(ms: number): number
  /** Whether it is a straight line from end to end. */
  straight: boolean
}

export interface Point {
  ms: number
  level: number
}

export type PiecePart = Omit<Piece, 'path'>

const makeLine = (beginMs: number, ms: number, from: number, to: number): PiecePart => ({
  beginMs,
  ms,
  at: (t) => from + ((to - from) * t) / ms,
  straight: true,
})

/** A raised cosine: it begins and ends softly. */
const makeEased = (beginMs: number, ms: number, from: number, to: number): PiecePart => ({
  beginMs,
  ms,
  at: (t) => from + ((to - from) * (1 - Math.cos((Math.PI * t) / ms))) / 2,
  straight: false,
})

const makeRamp = (course: 'straight' | 'eased', beginMs: number, ms: number, from: number, to: number): PiecePart =>
  course === 'straight' || from === to ? makeLine(beginMs, ms, from, to) : makeEased(beginMs, ms, from, to)

const makeFlat = (beginMs: number, ms: number, level: number) => makeLine(beginMs, ms, level, level)

/** The pieces of a segment, or of one period of a wave, after a level; and how often they are played. */
export function listOwnPieces(segment: Leaf, before: number): { pieces: PiecePart[]; times: number } {
  if (segment.kind === 'hold') return { pieces: [makeFlat(0, segment.time, segment.level)], times: 1 }
  if (segment.kind === 'ramp')
    return { pieces: [makeRamp(segment.course, 0, segment.time, before, segment.to)], times: 1 }
  if (segment.kind === 'cue') {
    const tick = [makeFlat(0, TICK_GAP_MS, 0), makeFlat(TICK_GAP_MS, TICK_MS, TICK_LEVEL)]
    const shift = (piece: PiecePart, ms: number) => ({ ...piece, beginMs: piece.beginMs + ms })
    const periodMs = TICK_GAP_MS + TICK_MS
    const ticks = Array.from({ length: segment.ticks }, (_, i) =>
      tick.map((piece) => shift(piece, i * periodMs)),
    ).flat()
    return { pieces: [...ticks, makeFlat(segment.ticks * periodMs, TICK_GAP_MS, 0)], times: 1 }
  }
  const { course, low, high, rise, fall, time } = segment
  const pieces =
    course === 'square'
      ? [makeFlat(0, rise, high), makeFlat(rise, fall, low)]
      : [makeRamp(course, 0, rise, low, high), makeRamp(course, rise, fall, high, low)]
  return { pieces: pieces.filter(({ ms }) => ms > 0), times: time / (rise + fall) }
}

/** Every piece of a program, in order, with repeats played out. */
export function listPieces({ segments }: Pick<Program, 'segments'>): Piece[] {
  const pieces: Piece[] = []
  let now = 0
  let level = 0
  const addSegments = (list: readonly Segment[], listPath: string): void => {
    list.forEach((segment, i) => {
      const path = `${listPath}[${i}]`
      if (segment.kind === 'play') addSegments(segment.program.segments, `${path}.${segment.program.name}`)
      else if (segment.kind === 'repeat')
        for (let n = 0; n < segment.times; n++) addSegments(segment.segments, `${path}.segments`)
      else {
        const own = listOwnPieces(segment, level)
        for (let n = 0; n < own.times; n++)
          for (const { ms, at, straight } of own.pieces) {
            pieces.push({ path, beginMs: now, ms, at, straight })
            now += ms
          }
        level = levelAfter(segment)
      }
    })
  }
  addSegments(segments, 'segments')
  return pieces
}

/** The time between points on a curved piece: a motor cannot follow 50 steps a second. */
const POINT_MS = 20

/** The curve as points joined by straight lines, in order. Two points at one time are a jump. */
export function listPoints(program: Pick<Program, 'segments'>): Point[] {
  const points: Point[] = []
  const add = (point: Point) => {
    const last = points.at(-1)
    if (last?.ms !== point.ms || last.level !== point.level) points.push(point)
  }
  for (const { beginMs, ms, at, straight } of listPieces(program)) {
    for (let t = 0; t < ms; t += straight ? ms : POINT_MS) add({ ms: beginMs + t, level: at(t) })
    add({ ms: beginMs + ms, level: at(ms) })
  }
  return points
}
