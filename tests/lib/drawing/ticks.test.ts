import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticks } from '../../../lib/drawing/ticks.ts'
import { DAY_MS } from '../../../src/time.ts'

describe('the axis of time', () => {
  const PX = 672
  const widthOf = (label: string) => label.length * 8 + 14
  it.each([
    [5, '1 s', 6],
    [20, '2 s', 11],
    [45, '5 s', 10],
    [60, '0:05', 13],
    [120, '0:10', 13],
    [276, '0:30', 10],
    [600, '1 min', 11],
    [900, '2 min', 8],
  ])('of %i s has its second tick at %s, and %i ticks', (seconds, second, count) => {
    const found = ticks(seconds * 1000, PX, widthOf)
    const spacing = (found[1]!.ms * PX) / (seconds * 1000)
    for (const { ms: at, label } of found) {
      expect(at % 1000).toBe(0)
      expect(widthOf(label)).toBeLessThanOrEqual(spacing)
    }
    expect(found.length).toBeGreaterThanOrEqual(5)
    expect([found[1]!.label, found.length]).toEqual([second, count])
  })
  it.each([
    [0.3, '0', '0.1 s', '0.3 s'],
    [1, '0', '0.1 s', '1 s'],
    [3600, '0', '10 min', '60 min'],
    [2 * 3600, '0', '0:15 h', '2:00 h'],
    [12 * 3600, '0', '1 h', '12 h'],
    [48 * 3600, '0', '6 h', '48 h'],
    [9 * 86_400, '0', '1 d', '9 d'],
    [400 * 86_400, '0', '50 d', '400 d'],
  ])('of %d s has ticks from %s by %s to %s', (seconds, first, second, last) => {
    const found = ticks(seconds * 1000, PX, widthOf)
    expect([found[0]!.label, found[1]!.label, found.at(-1)!.label]).toEqual([first, second, last])
  })

  it.each([
    [2 * 3600 + 3, 4, ['2:00:03', '2:00:04', '2:00:05', '2:00:06', '2:00:07']],
    [3 * 3600 + 60, 3600, ['3:10 h', '3:20 h', '3:30 h', '3:40 h', '3:50 h', '4:00 h']],
    [58, 8, ['0:58', '0:59', '1:00', '1:01', '1:02', '1:03', '1:04', '1:05', '1:06']],
    [61.75, 0.5, ['1:01.8', '1:01.9', '1:02', '1:02.1', '1:02.2']],
  ])('from %d s on, %d s long, has the ticks %j', (from, seconds, labels) => {
    expect(ticks(seconds * 1000, PX, widthOf, from * 1000).map((tick) => tick.label)).toEqual(labels)
  })

  it('has no labels that touch and no tick outside, whatever its length and start', () => {
    const ms = fc.integer({ min: 1, max: 3000 * DAY_MS })
    fc.assert(
      fc.property(ms, ms, fc.integer({ min: 100, max: 2000 }), (from, length, width) => {
        const found = ticks(length, width, widthOf, from)
        found.forEach((tick, i) => {
          expect(tick.ms).toBeGreaterThanOrEqual(from)
          expect(tick.ms).toBeLessThanOrEqual(from + length)
          if (i === 0) return
          const px = ((tick.ms - found[i - 1]!.ms) * width) / length
          expect(px + 1e-9).toBeGreaterThanOrEqual((widthOf(tick.label) + widthOf(found[i - 1]!.label)) / 2)
          expect(tick.label).not.toBe(found[i - 1]!.label)
        })
      }),
    )
  })
})
