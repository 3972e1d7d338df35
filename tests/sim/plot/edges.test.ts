import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dot } from '../../../lib/drawing/thin.ts'
import { traceEdges } from '../../../sim/plot/edges.ts'
import { findSpans } from '../../../sim/plot/lanes.ts'
import { FIGURES } from '../../../sim/plot/log.ts'
import { arbitrarySamples, logOf, STATES } from './support.ts'

const same = (value: number) => value
/** A pixel is ten milliseconds. */
const pixels = (ms: number) => ms / 10
const pairs = (dots: readonly Dot[]) => dots.map(({ x, y }) => [x, y])

describe('a figure is drawn', () => {
  const jump = logOf([
    { ms: 0, level: 5 },
    { ms: 100, level: 9 },
    { ms: 200, level: 9 },
  ])

  it('as steps, if it keeps its value', () => {
    const [only] = traceEdges(jump, 'level', true, pixels, same)
    expect(pairs(only!.upper)).toEqual([
      [0, 5],
      [10, 5],
      [10, 9],
      [20, 9],
    ])
    expect(only!.lower).toEqual(only!.upper)
  })

  it('from sample to sample, if it is measured', () => {
    const [only] = traceEdges(jump, 'level', false, pixels, same)
    expect(pairs(only!.upper)).toEqual([
      [0, 5],
      [10, 9],
      [20, 9],
    ])
    expect(only!.lower).toEqual(only!.upper)
  })

  it('with a gap where it is unknown', () => {
    const log = logOf([3900, Number.NaN, 3800, 3800].map((batteryMv, i) => ({ ms: i * 100, batteryMv })))
    const [first, second, ...more] = traceEdges(log, 'batteryMv', false, pixels, same)
    expect(more).toEqual([])
    expect(new Set(first!.upper.map(({ x }) => x))).toEqual(new Set([0]))
    expect(pairs(second!.upper)).toEqual([
      [20, 3800],
      [30, 3800],
    ])
  })

  it('with a gap where it is known and unknown within one pixel', () => {
    const log = logOf([
      { ms: 0 },
      { ms: 1, batteryMv: Number.NaN },
      ...[Number.NaN, 3800].map((batteryMv, i) => ({ ms: 100 + i, batteryMv })),
      ...[Number.NaN, 3700].map((batteryMv, i) => ({ ms: 110 + i * 10, batteryMv })),
    ])
    const found = traceEdges(log, 'batteryMv', false, pixels, same)
    expect(found.map(({ upper }) => new Set(upper.map(({ y }) => y)))).toEqual(
      [3900, 3800, 3700].map((y) => new Set([y])),
    )
  })

  it('as an area where it goes up in one pixel and down in the next', () => {
    const log = logOf([{ ms: 0 }, ...[0, 60, 60, 0].map((duty, i) => ({ ms: 104 + 4 * i, duty })), { ms: 300 }])
    const [only] = traceEdges(log, 'duty', false, pixels, same)
    expect(pairs(only!.upper)).toEqual([
      [0, 0],
      [10.4, 0],
      [10.4, 60],
      [11.2, 60],
      [11.6, 0],
      [30, 0],
    ])
    expect(pairs(only!.lower)).toEqual([
      [0, 0],
      [30, 0],
    ])
  })

  it('as an area where it goes up and down within a pixel, with a line before and after', () => {
    const log = logOf([
      { ms: 0 },
      ...[3, 70, 1, 20].map((duty, i) => ({ ms: 100 + i, duty })),
      { ms: 110, duty: 20 },
      { ms: 300, duty: 20 },
    ])
    const [only] = traceEdges(log, 'duty', true, pixels, same)
    expect(pairs(only!.upper)).toEqual([
      [0, 0],
      [10, 0],
      [10, 70],
      [10.3, 20],
      [30, 20],
    ])
    expect(pairs(only!.lower)).toEqual([
      [0, 0],
      [10, 0],
      [10.3, 20],
      [30, 20],
    ])
  })

  it('as a line, however steep, where it goes only one way', () => {
    const log = logOf([{ ms: 0 }, ...[0, 30, 50, 70].map((duty, i) => ({ ms: 100 + i, duty })), { ms: 110, duty: 70 }])
    const [only] = traceEdges(log, 'duty', true, pixels, same)
    expect(only!.lower).toEqual(only!.upper)
  })
})

/** Thinning moves each edge by up to a tenth of a pixel. */
const TOLERANCE_PX = 0.201

/** The highest point of a line within the tolerance of `x`. */
function highestNear(line: readonly Dot[], x: number): number {
  const [fromX, toX] = [x - TOLERANCE_PX, x + TOLERANCE_PX]
  const ys = line.flatMap((b, i) => {
    const a = line[i - 1] ?? b
    const at = (place: number) => (b.x > a.x ? a.y + ((b.y - a.y) * (place - a.x)) / (b.x - a.x) : b.y)
    const inside = [a, b].filter((dot) => dot.x >= fromX && dot.x <= toX).map((dot) => dot.y)
    return [...inside, ...[fromX, toX].filter((place) => place > a.x && place < b.x).map(at)]
  })
  return Math.max(...ys)
}

it('no minimum or maximum is lost, the edges never cross, and each goes from left to right', () => {
  fc.assert(
    fc.property(
      arbitrarySamples(100),
      fc.integer({ min: 2, max: 100 }),
      fc.constantFrom(...FIGURES),
      fc.boolean(),
      (samples, maxSlices, figure, held) => {
        const log = logOf(samples, maxSlices)
        const wide = 40 / Math.max(1, log.toMs - log.fromMs)
        const found = traceEdges(log, figure, held, (ms) => (ms - log.fromMs) * wide, same)
        const upper = found.flatMap((each) => each.upper)
        const lower = found.flatMap((each) => each.lower)
        const range = log.range(figure)
        const all = [...upper, ...lower].map(({ y }) => y)
        if (!range) expect(found).toEqual([])
        else {
          expect(Math.abs(Math.min(...all) - range.min)).toBeLessThanOrEqual(0.1)
          expect(Math.abs(Math.max(...all) - range.max)).toBeLessThanOrEqual(0.1)
        }
        for (const { x, y } of [...upper, ...lower]) {
          expect(Number.isFinite(x + y)).toBe(true)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(40 + 1e-9)
        }
        for (const one of [upper, lower])
          one.forEach((dot, i) => {
            if (i > 0) expect(dot.x).toBeGreaterThanOrEqual(one[i - 1]!.x)
          })
        for (const each of found)
          for (const { x, y } of each.lower) expect(highestNear(each.upper, x)).toBeGreaterThanOrEqual(y - TOLERANCE_PX)
      },
    ),
  )
})

describe('a state is drawn', () => {
  it.each([
    [
      'until the next state',
      [
        ['off', 0],
        ['running', 100],
        ['off', 300],
        ['off', 400],
      ],
      'running',
      [[10, 30]],
    ],
    [
      'with a minimum length',
      [
        ['off', 0],
        ['fault', 100],
        ['off', 100.5],
        ['off', 400],
      ],
      'fault',
      [[10, 11]],
    ],
    [
      'even if other states come at the same moment',
      [
        ['off', 0],
        ['fault', 100],
        ['off', 100],
      ],
      'fault',
      [[10, 11]],
    ],
    [
      'each time it comes',
      [
        ['off', 0],
        ['dark', 100],
        ['off', 200],
        ['dark', 300],
        ['off', 400],
      ],
      'dark',
      [
        [10, 20],
        [30, 40],
      ],
    ],
    [
      'as one span, if it comes again within half a pixel',
      [
        ['off', 0],
        ['dark', 100],
        ['off', 200],
        ['dark', 204],
        ['off', 400],
      ],
      'dark',
      [[10, 40]],
    ],
    ['nowhere, if it never came', [['off', 0]], 'dark', []],
  ] as const)('%s', (_, samples, state, expected) => {
    const log = logOf(samples.map(([name, ms]) => ({ ms, state: name })))
    expect(findSpans(log, state, pixels).map(({ fromX, toX }) => [fromX, toX])).toEqual(expected)
  })

  it('wherever a sample has it, whatever the slices', () => {
    fc.assert(
      fc.property(
        arbitrarySamples(100),
        fc.integer({ min: 2, max: 100 }),
        fc.constantFrom(...STATES),
        (samples, maxSlices, state) => {
          const log = logOf(samples, maxSlices)
          const found = findSpans(log, state, pixels)
          found.forEach(({ fromX, toX }, i) => {
            expect(toX - fromX).toBeGreaterThanOrEqual(1 - 1e-6)
            if (i > 0) expect(fromX).toBeGreaterThan(found[i - 1]!.toX)
          })
          for (const one of samples.filter((sample) => sample.state === state)) {
            const x = pixels(one.ms)
            expect(found.some(({ fromX, toX }) => fromX <= x + 1e-6 && x <= toX + 1e-6)).toBe(true)
          }
        },
      ),
    )
  })
})
