// The intensity control of an AHAP pattern: a factor for the strength at each moment.

import type { ControlPoint } from './pattern.ts'

/**
 * Makes a function that gives the factor at a time. It must be called with ascending times: it walks along the curves.
 * The factor is 1 before the first curve, then that of the curve that began last, and after its end its last value.
 */
export function makeControl(curves: readonly (readonly ControlPoint[])[]): (atMs: number) => number {
  const ordered = curves.map((points) => ({ points, beginMs: points[0]!.atMs })).sort((a, b) => a.beginMs - b.beginMs)
  let current = -1
  let index = 0
  return (atMs) => {
    while (current + 1 < ordered.length && ordered[current + 1]!.beginMs <= atMs) {
      current++
      index = 0
    }
    if (current < 0) return 1
    const { points } = ordered[current]!
    while (index + 1 < points.length && points[index + 1]!.atMs <= atMs) index++
    const from = points[index]!
    const to = points[index + 1]
    if (!to) return from.factor
    return from.factor + ((to.factor - from.factor) * (atMs - from.atMs)) / (to.atMs - from.atMs)
  }
}
