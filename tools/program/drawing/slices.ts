// Cuts a curve into slices of time, with the lowest and highest level of each slice.

import type { Point } from '../../../programs/language/curve.ts'

export interface Slice {
  lowest: number
  highest: number
}

/** Cuts `lengthMs` into `count` slices. A slice without curve has level 0. A jump belongs to no slice. */
export function sliceCurve(curve: readonly Point[], count: number, lengthMs: number): Slice[] {
  const slices = Array.from({ length: count }, () => ({
    lowest: Number.POSITIVE_INFINITY,
    highest: Number.NEGATIVE_INFINITY,
  }))
  const sliceMs = lengthMs / count
  for (let i = 1; i < curve.length; i++) {
    const a = curve[i - 1]!
    const b = curve[i]!
    if (b.ms === a.ms) continue
    const at = (ms: number) => a.level + ((b.level - a.level) * (ms - a.ms)) / (b.ms - a.ms)
    const last = Math.min(count, Math.ceil(b.ms / sliceMs))
    for (let s = Math.floor(a.ms / sliceMs); s < last; s++) {
      const slice = slices[s]!
      for (const ms of [Math.max(a.ms, s * sliceMs), Math.min(b.ms, (s + 1) * sliceMs)]) {
        const level = at(ms)
        slice.lowest = Math.min(slice.lowest, level)
        slice.highest = Math.max(slice.highest, level)
      }
    }
  }
  return slices.map((slice) => (slice.highest < slice.lowest ? { lowest: 0, highest: 0 } : slice))
}
