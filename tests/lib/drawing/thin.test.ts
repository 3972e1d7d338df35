import { describe, expect, it } from 'vitest'
import { decimate, simplify } from '../../../lib/drawing/thin.ts'

describe('thinning', () => {
  const dots = Array.from({ length: 20_000 }, (_, i) => ({ x: i / 30, y: i === 7777 ? 99 : i === 7780 ? -99 : i % 7 }))

  it('keeps the extremes of each column, and at most two points a column on average', () => {
    const kept = decimate(dots)
    expect(kept).toContain(dots[7777])
    expect(kept).toContain(dots[7780])
    expect(kept.length).toBeLessThanOrEqual(2 * 667 + 2)
  })

  it('keeps the slope of a long line after a peak', () => {
    const peak = [0, 0.2, 0.4, 0.6, 300].map((x, i) => ({ x, y: i === 2 ? 9 : 5 }))
    expect(decimate(peak).slice(-2)).toEqual(peak.slice(-2))
  })

  it('leaves out only the points on the line', () => {
    const ramp = [0, 1, 2, 3, 4].map((x) => ({ x, y: x === 4 ? 0 : x }))
    expect(simplify(ramp, 0.1)).toEqual([ramp[0], ramp[3], ramp[4]])
  })
})
