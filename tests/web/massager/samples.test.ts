// The numbers behind the curves.

import { expect, it } from 'vitest'
import { Samples } from '../../../web/massager/samples.ts'

const sample = (seconds: number): number[] => [seconds, seconds % 100, 0, 4, 25, 0]
const samplesUpTo = (count: number): Samples => {
  const samples = new Samples()
  for (let i = 0; i < count; i++) samples.add(Float64Array.from(sample(i)))
  return samples
}

it('gives the samples of the last seconds, with one before them for the line that leads in', () => {
  const [times, levels] = samplesUpTo(100).last(10) as [number[], number[]]
  expect(times).toEqual([88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99])
  expect(levels).toEqual(times)
})

it('gives all of them, and none', () => {
  expect(samplesUpTo(5).last(Number.POSITIVE_INFINITY)[0]).toEqual([0, 1, 2, 3, 4])
  expect(new Samples().last(10)[0]).toEqual([])
})

it.each([
  [39_999, 39_999],
  [40_000, 40_000],
  [40_001, 30_001],
])('of %d samples keeps %d: the older half is thinned', (added, kept) => {
  const samples = samplesUpTo(added)
  expect(samples.length).toBe(kept)
  expect(samples.columns[0]!.at(-1)).toBe(added - 1)
  expect(new Set(samples.columns.map(({ length }) => length)).size).toBe(1)
})

it('counts its changes', () => {
  const samples = new Samples()
  samples.add(new Float64Array())
  expect(samples.version).toBe(0)
  samples.add(Float64Array.from(sample(1)))
  expect(samples.version).toBe(1)
  samples.clear()
  expect([samples.version, samples.length]).toEqual([2, 0])
})
