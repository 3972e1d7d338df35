// The curve of a program as points joined by lines, as AHAP and .haptic have them: corners exact, curves with few points.

import { listPieces, type Point } from '../../language/curve.ts'
import type { Program } from '../../language/write.ts'

const SAMPLE_MS = 20
/** How far a line may be from the curve, in levels. With the rounding of a level it is still within one. */
const TOLERANCE = 0.25

/** Drops points as long as one line passes all of them within TOLERANCE: each point narrows the slopes that do. */
function simplify(points: readonly Point[]): Point[] {
  const kept = [points[0]!]
  let lowest = -Infinity
  let highest = Infinity
  points.forEach((point, i) => {
    const last = kept.at(-1)!
    if (point === last) return
    const ms = point.ms - last.ms
    const slope = (point.level - last.level) / ms
    if (slope < lowest || slope > highest) {
      const corner = points[i - 1]!
      kept.push(corner)
      lowest = (point.level - TOLERANCE - corner.level) / (point.ms - corner.ms)
      highest = (point.level + TOLERANCE - corner.level) / (point.ms - corner.ms)
    } else {
      lowest = Math.max(lowest, (point.level - TOLERANCE - last.level) / ms)
      highest = Math.min(highest, (point.level + TOLERANCE - last.level) / ms)
    }
  })
  return [...kept, points.at(-1)!]
}

const roundToThousandth = (value: number) => Math.round(value * 1000) / 1000

/** The points in order. Two at one time are a jump. */
export function toPolyline(program: Pick<Program, 'segments'>): Point[] {
  const polyline: Point[] = []
  for (const { beginMs, ms, at, straight } of listPieces(program)) {
    const points: Point[] = []
    for (let t = 0; t < ms; t += straight ? ms : SAMPLE_MS) points.push({ ms: beginMs + t, level: at(t) })
    points.push({ ms: beginMs + ms, level: at(ms) })
    for (const point of simplify(points)) {
      const rounded = { ms: roundToThousandth(point.ms), level: roundToThousandth(point.level) }
      const last = polyline.at(-1)
      if (last?.ms !== rounded.ms || last.level !== rounded.level) polyline.push(rounded)
    }
  }
  return polyline
}
