// The curve of a program for formats of points and lines: corners as they are, curves with few enough points.

import { type Point, pieces } from '../language/curve.ts'
import type { Program } from '../language/write.ts'

const SAMPLE_MS = 20
/** How far a line may pass from the curve: with the rounding of a level, still within one. */
const NEAR = 0.25

/** Of points on a curve, those whose lines pass all others within NEAR: the range of slopes that do narrows. */
function thin(curve: readonly Point[]): Point[] {
  const kept = [curve[0]!]
  let low = -Infinity
  let high = Infinity
  curve.forEach((point, i) => {
    const last = kept.at(-1)!
    if (point === last) return
    const ms = point.ms - last.ms
    const slope = (point.level - last.level) / ms
    if (slope < low || slope > high) {
      const corner = curve[i - 1]!
      kept.push(corner)
      low = (point.level - NEAR - corner.level) / (point.ms - corner.ms)
      high = (point.level + NEAR - corner.level) / (point.ms - corner.ms)
    } else {
      low = Math.max(low, (point.level - NEAR - last.level) / ms)
      high = Math.min(high, (point.level + NEAR - last.level) / ms)
    }
  })
  return [...kept, curve.at(-1)!]
}

const exact = (value: number) => Math.round(value * 1000) / 1000

/** Points to be joined by lines; two at one time are a jump. */
export function outline(program: Pick<Program, 'segments'>): Point[] {
  const found: Point[] = []
  for (const { beginMs, ms, at, straight } of pieces(program)) {
    const curve: Point[] = []
    for (let t = 0; t < ms; t += straight ? ms : SAMPLE_MS) curve.push({ ms: beginMs + t, level: at(t) })
    curve.push({ ms: beginMs + ms, level: at(ms) })
    for (const point of thin(curve)) {
      const rounded = { ms: exact(point.ms), level: exact(point.level) }
      const last = found.at(-1)
      if (last?.ms !== rounded.ms || last.level !== rounded.level) found.push(rounded)
    }
  }
  return found
}
