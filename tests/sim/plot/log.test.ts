import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIGURES, type Figure, Log, type Sample } from '../../../sim/plot/log.ts'
import { ABSENT } from '../../../src/limits.ts'
import { arbitrarySamples, logOf, REST, STATES } from './support.ts'

const figureOf = (sample: Sample, figure: Figure): number => Number(sample[figure])
const anySamples = arbitrarySamples(150)
const anySlices = fc.integer({ min: 2, max: 40 })

/** The range of the finite values. */
function rangeOf(values: readonly number[]) {
  const known = values.filter((value) => Number.isFinite(value))
  return known.length > 0 ? { min: Math.min(...known), max: Math.max(...known) } : undefined
}

describe('whatever the samples and however few the slices', () => {
  it('the minimum and maximum of every figure survive, in their slice', () => {
    fc.assert(
      fc.property(anySamples, anySlices, (samples, maxSlices) => {
        const log = logOf(samples, maxSlices)
        for (const figure of FIGURES) {
          expect(log.range(figure)).toEqual(rangeOf(samples.map((sample) => figureOf(sample, figure))))
          const { min, max, last } = log.column(figure)
          log.sliceFromMs.forEach((fromMs, slice) => {
            const toMs = log.sliceToMs[slice]!
            const inside = samples.filter(({ ms }) => ms >= fromMs && ms <= toMs)
            const range = rangeOf(inside.map((sample) => figureOf(sample, figure)))
            expect([min[slice], max[slice]]).toEqual([range?.min ?? Number.NaN, range?.max ?? Number.NaN])
            const latest = figureOf(inside.at(-1)!, figure)
            expect(last[slice]).toBe(Number.isFinite(latest) ? latest : Number.NaN)
          })
        }
      }),
    )
  })

  it('slices are in order, on their grid, and no more than the limit', () => {
    fc.assert(
      fc.property(anySamples, anySlices, (samples, maxSlices) => {
        const log = logOf(samples, maxSlices)
        expect(log.length).toBeLessThanOrEqual(maxSlices)
        expect([log.samples, log.length > 0]).toEqual([samples.length, samples.length > 0])
        expect([log.fromMs, log.toMs]).toEqual([samples[0]?.ms ?? 0, samples.at(-1)?.ms ?? 0])
        expect(log.sliceMs).toBeLessThanOrEqual(Math.max(1, (2 * (log.toMs - log.fromMs)) / (maxSlices - 1)))
        let before = -1
        log.sliceFromMs.forEach((fromMs, slice) => {
          const place = Math.floor(fromMs / log.sliceMs)
          expect(place).toBeGreaterThan(before)
          expect(Math.floor(log.sliceToMs[slice]! / log.sliceMs)).toBe(place)
          before = place
        })
      }),
    )
  })

  it('the time in each state is exact, and no state is lost', () => {
    fc.assert(
      fc.property(anySamples, anySlices, (samples, maxSlices) => {
        const { states, length, sliceFromMs, sliceToMs } = logOf(samples, maxSlices)
        for (const state of STATES) {
          const ms = samples.reduce((sum, one, i) => {
            const next = samples[i + 1]
            return one.state === state && next ? sum + next.ms - one.ms : sum
          }, 0)
          const seen = samples.some((one) => one.state === state)
          expect(states.names.includes(state)).toBe(seen)
          if (seen) expect(states.totalMs[states.names.indexOf(state)]).toBeCloseTo(ms, 3)
        }
        for (let slice = 0; slice < length; slice++) {
          const inside = samples.filter(({ ms }) => ms >= sliceFromMs[slice]! && ms <= sliceToMs[slice]!)
          for (const state of STATES) expect(states.wasIn(slice, state)).toBe(inside.some((one) => one.state === state))
          expect(states.last(slice)).toBe(inside.at(-1)!.state)
        }
      }),
    )
  })
})

it('few samples have a slice each, however far apart they are', () => {
  const log = logOf([{ ms: 0 }, { ms: 1 }, { ms: 86_400_000 }, { ms: 86_400_001 }])
  expect([...log.sliceToMs]).toEqual([0, 1, 86_400_000, 86_400_001])
  expect(log.sliceMs).toBe(1)
})

it.each([
  [3, 1, [0, 1, 2, 3]],
  [4, 2, [0, 2, 4]],
  [7, 2, [0, 2, 4, 6]],
  [8, 4, [0, 4, 8]],
  [100, 32, [0, 32, 64, 96]],
])('four slices for samples up to %i ms are %i ms long', (toMs, sliceMs, fromMs) => {
  const log = logOf(
    Array.from({ length: toMs + 1 }, (_, ms) => ({ ms })),
    4,
  )
  expect([log.sliceMs, [...log.sliceFromMs]]).toEqual([sliceMs, fromMs])
})

it('slices are at most half a pixel wide, once there are many', () => {
  const log = new Log()
  for (let ms = 0; ms <= 3_600_000; ms += 100) log.add({ ...REST, ms })
  expect(log.sliceMs * 2 * 708).toBeLessThanOrEqual(3_600_000)
})

it('a log of a day takes no more memory than one of a minute', () => {
  const log = new Log()
  for (let ms = 0; ms <= 86_400_000; ms += 1000) log.add({ ...REST, ms, duty: ms % 999_000 })
  expect(log.length).toBeLessThanOrEqual(4096)
  expect(log.column('duty').min.length).toBe(4096)
  expect(log.range('duty')).toEqual({ min: 0, max: 998_000 })
})

it.each([
  [4, Number.NaN],
  [4, Number.POSITIVE_INFINITY],
  [4, 3.9],
])('after a sample at %d ms, one at %d ms is refused', (first, second) => {
  const log = logOf([{ ms: first }])
  expect(() => log.add({ ...REST, ms: second })).toThrow(/sample/)
  expect([log.samples, log.toMs]).toEqual([1, 4])
})

it.each([Number.NaN, Number.NEGATIVE_INFINITY])('a first sample at %d ms is refused', (ms) => {
  expect(() => logOf([{ ms }])).toThrow(/sample/)
})

it('the temperature is unknown where the board has no thermometer', () => {
  expect(logOf([{ celsius: ABSENT }]).range('celsius')).toBeUndefined()
})

it('states beyond the limit share one name', () => {
  const log = logOf(Array.from({ length: 100 }, (_, i) => ({ ms: i, state: `state ${i}` })))
  expect(log.states.names.length).toBe(31)
  expect(log.states.names.at(-1)).toBe('other')
  expect(log.states.totalMs.reduce((sum, ms) => sum + ms, 0)).toBe(99)
  expect(log.states.last(99)).toBe('other')
})
