// The curve of a written program: the exact level at each moment, before any step or motor. Drawings and exports are made
// from it, and tests compare the player with it.

import { TICK_GAP_MS, TICK_LEVEL, TICK_MS } from '../../src/program/format.ts'
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

type PiecePart = Omit<Piece, 'path'>

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

/** Every piece of a program, in order, with repeats played out. */
export function listPieces({ segments }: Pick<Program, 'segments'>): Piece[] {
  const pieces: Piece[] = []
  let now = 0
  let level = 0
  let path = ''
  const add = (part: PiecePart, levelAfter: number) => {
    pieces.push({ ...part, path })
    now += part.ms
    level = levelAfter
  }
  const addFlat = (ms: number, value: number) => add(makeLine(now, ms, value, value), value)
  const addWave = ({ course, low, high, rise, fall, time }: Segment & { kind: 'wave' }) => {
    for (const end = now + time; now < end; level = low) {
      if (rise > 0) course === 'square' ? addFlat(rise, high) : add(makeRamp(course, now, rise, low, high), high)
      if (fall > 0) course === 'square' ? addFlat(fall, low) : add(makeRamp(course, now, fall, high, low), low)
    }
  }
  const addCue = (ticks: number) => {
    for (let i = 0; i < ticks; i++) {
      addFlat(TICK_GAP_MS, 0)
      addFlat(TICK_MS, TICK_LEVEL)
    }
    addFlat(TICK_GAP_MS, 0)
  }
  const addSegments = (list: readonly Segment[], listPath: string): void => {
    list.forEach((segment, i) => {
      const here = `${listPath}[${i}]`
      path = here
      if (segment.kind === 'hold') addFlat(segment.time, segment.level)
      else if (segment.kind === 'ramp') add(makeRamp(segment.course, now, segment.time, level, segment.to), segment.to)
      else if (segment.kind === 'wave') addWave(segment)
      else if (segment.kind === 'cue') addCue(segment.ticks)
      else if (segment.kind === 'play') addSegments(segment.program.segments, `${here}.${segment.program.name}`)
      else for (let n = 0; n < segment.times; n++) addSegments(segment.segments, `${here}.segments`)
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
