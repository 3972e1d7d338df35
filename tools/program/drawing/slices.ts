// A curve as columns: the least and the most of each slice of time.

import type { Point } from '../../../programs/language/curve.ts'

export interface Slice {
  least: number
  most: number
}

/** `count` slices of `lengthMs`; those that the curve does not reach are at 0. A jump belongs to no slice. */
export function slices(curve: readonly Point[], count: number, lengthMs: number): Slice[] {
  const found = Array.from({ length: count }, () => ({
    least: Number.POSITIVE_INFINITY,
    most: Number.NEGATIVE_INFINITY,
  }))
  const sliceMs = lengthMs / count
  for (let i = 1; i < curve.length; i++) {
    const a = curve[i - 1]!
    const b = curve[i]!
    if (b.ms === a.ms) continue
    const at = (ms: number) => a.level + ((b.level - a.level) * (ms - a.ms)) / (b.ms - a.ms)
    const last = Math.min(count, Math.ceil(b.ms / sliceMs))
    for (let s = Math.floor(a.ms / sliceMs); s < last; s++) {
      const slice = found[s]!
      for (const ms of [Math.max(a.ms, s * sliceMs), Math.min(b.ms, (s + 1) * sliceMs)]) {
        const level = at(ms)
        slice.least = Math.min(slice.least, level)
        slice.most = Math.max(slice.most, level)
      }
    }
  }
  return found.map((slice) => (slice.most < slice.least ? { least: 0, most: 0 } : slice))
}
