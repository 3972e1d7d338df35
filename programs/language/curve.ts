// The curve that a written program means, before any step or motor: what is drawn, exported, and what the player is
// held to.

import { TICK_GAP_MS, TICK_LEVEL, TICK_MS } from '../../src/program/format.ts'
import type { Program, Segment } from './write.ts'

/** A piece of the curve that has one law. `at(ms)` is the level, 0..100 with a fraction, `ms` after its beginning. */
export interface Piece {
  /** The segment it belongs to: "segments[2].segments[0]". */
  path: string
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

type Law = Omit<Piece, 'path'>

const line = (beginMs: number, ms: number, from: number, to: number): Law => ({
  beginMs,
  ms,
  at: (t) => from + ((to - from) * t) / ms,
  straight: true,
})

/** From one level to another, straight or softly. */
const move = (course: 'straight' | 'eased', beginMs: number, ms: number, from: number, to: number): Law => {
  if (course === 'straight' || from === to) return line(beginMs, ms, from, to)
  return { beginMs, ms, at: (t) => from + ((to - from) * (1 - Math.cos((Math.PI * t) / ms))) / 2, straight: false }
}

/** Every piece of a program, in order, repeats played out. */
export function pieces({ segments }: Pick<Program, 'segments'>): Piece[] {
  const found: Piece[] = []
  let now = 0
  let level = 0
  let path = ''
  const add = (law: Law, after: number) => {
    found.push({ ...law, path })
    now += law.ms
    level = after
  }
  const addWave = ({ course, low, high, rise, fall, time }: Segment & { kind: 'wave' }) => {
    const square = course === 'square'
    for (const end = now + time; now < end; level = low) {
      if (rise > 0) add(square ? line(now, rise, high, high) : move(course, now, rise, low, high), high)
      if (fall > 0) add(square ? line(now, fall, low, low) : move(course, now, fall, high, low), low)
    }
  }
  const addCue = (ticks: number) => {
    for (let i = 0; i < ticks; i++) {
      add(line(now, TICK_GAP_MS, 0, 0), 0)
      add(line(now, TICK_MS, TICK_LEVEL, TICK_LEVEL), 0)
    }
    add(line(now, TICK_GAP_MS, 0, 0), 0)
  }
  const walk = (some: readonly Segment[], where: string): void => {
    some.forEach((segment, i) => {
      path = `${where}[${i}]`
      const here = path
      if (segment.kind === 'hold') add(line(now, segment.time, segment.level, segment.level), segment.level)
      else if (segment.kind === 'ramp') add(move(segment.course, now, segment.time, level, segment.to), segment.to)
      else if (segment.kind === 'wave') addWave(segment)
      else if (segment.kind === 'cue') addCue(segment.ticks)
      else if (segment.kind === 'play') walk(segment.program.segments, `${here}.${segment.program.name}`)
      else for (let n = 0; n < segment.times; n++) walk(segment.segments, `${here}.segments`)
    })
  }
  walk(segments, 'segments')
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
