// An import keeps how strong the file is: the area under the level over any second.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listPoints, type Point } from '../../../programs/language/curve.ts'
import { makeHaptic, makeWaveform, read } from './helpers.ts'

const SECOND_MS = 1000
const STEP_MS = 50
const SHARE = 0.2
/**
 * Two levels over a second: what the edge of a second can cut off a pulse of 40 ms of level 100 that is spread over 80 ms, the
 * shortest time on.
 */
const ALLOWANCE = 2 * SECOND_MS

/** The area under lines between points, from the beginning to each step. */
function areasAtSteps(points: readonly Point[], count: number): number[] {
  const areas: number[] = []
  let before = 0
  let i = 1
  for (let step = 0; step < count; step++) {
    const ms = step * STEP_MS
    for (; i < points.length && points[i]!.ms <= ms; i++) {
      const [a, b] = [points[i - 1]!, points[i]!]
      before += ((a.level + b.level) / 2) * (b.ms - a.ms)
    }
    const [a, b] = [points[i - 1]!, points[i]]
    const share = b ? (ms - a.ms) / (b.ms - a.ms) : 0
    areas.push(before + (b ? (ms - a.ms) * (a.level + (share * (b.level - a.level)) / 2) : 0))
  }
  return areas
}

/** How much the worst second of a file is off beyond SHARE, in levels · ms. */
function findWorst(file: readonly Point[], program: readonly Point[]): number {
  const endMs = Math.max(file.at(-1)!.ms, program.at(-1)!.ms)
  const count = Math.max(SECOND_MS / STEP_MS, Math.ceil(endMs / STEP_MS)) + 1
  const [wanted, got] = [areasAtSteps(file, count), areasAtSteps(program, count)]
  const steps = SECOND_MS / STEP_MS
  return wanted.slice(steps).reduce((worst, area, i) => {
    const inFile = area - wanted[i]!
    return Math.max(worst, Math.abs(got[i + steps]! - got[i]! - inFile) - SHARE * inFile)
  }, 0)
}

const gap = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 2, max: 50 }),
  fc.integer({ min: 10, max: 200 }),
  fc.integer({ min: 60, max: 600 }),
  fc.integer({ min: 80, max: 3000 }),
)
const strength = fc.oneof(fc.constantFrom(0, 0, 100), fc.integer({ min: 0, max: 100 }))
const envelope = fc
  .array(fc.tuple(gap, strength), { minLength: 3, maxLength: 40 })
  .map((steps) => {
    let ms = 0
    return steps.map(([gapMs, level], i): Point => {
      if (i > 0) ms += gapMs
      return { ms, level }
    })
  })
  .filter((points) => points.slice(1).some(({ ms, level }, i) => ms > points[i]!.ms && level + points[i]!.level > 2))

const importPoints = (points: readonly Point[]): Point[] =>
  listPoints(
    read('haptic', makeHaptic(...points.map(({ ms, level }): [number, number] => [ms / 1000, level / 100]))).program,
  )

describe('500 envelopes', () => {
  it(`keep their area over any second to within ${SHARE * 100} %, and 8 of 10 need no allowance`, () => {
    let exact = 0
    fc.assert(
      fc.property(envelope, (points) => {
        const worst = findWorst(points, importPoints(points))
        if (worst === 0) exact++
        expect(worst).toBeLessThanOrEqual(ALLOWANCE)
      }),
      { numRuns: 500 },
    )
    expect(exact).toBeGreaterThan(400)
  })
})

it('a recording of 2 s with a point each ms keeps its area over any second', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2000, maxLength: 2000 }), (levels) => {
      const points = levels.map((level, ms): Point => ({ ms, level }))
      const worst = findWorst(points, importPoints(points))
      expect(worst).toBe(0)
    }),
    { numRuns: 3 },
  )
})

const pulses = (minGapMs: number, maxGapMs: number) =>
  fc.array(
    fc.record({
      onMs: fc.integer({ min: 80, max: 400 }),
      offMs: fc.integer({ min: minGapMs, max: maxGapMs }),
      amplitude: fc.integer({ min: 10, max: 255 }),
    }),
    { minLength: 1, maxLength: 20 },
  )

interface Pulse {
  onMs: number
  offMs: number
  amplitude: number
}

const stepsOf = (list: readonly Pulse[]): [number, number][] =>
  list.flatMap(({ onMs, offMs, amplitude }): [number, number][] => [
    [onMs, amplitude],
    [offMs, 0],
  ])

describe('pulses of 80 ms or more', () => {
  it('come through as they are, with gaps of 60 ms or more', () => {
    fc.assert(
      fc.property(pulses(60, 500), (list) => {
        const steps = stepsOf(list)
        const segments = read('android-json', makeWaveform(...steps)).program.segments
        expect(segments).toEqual(
          steps.map(([time, amplitude]) => ({ kind: 'hold', level: Math.round((amplitude * 100) / 255), time })),
        )
      }),
    )
  })

  it('are still felt with shorter gaps: at least half as strong somewhere in their time', () => {
    fc.assert(
      fc.property(pulses(1, 59), (list) => {
        const steps = stepsOf(list)
        const points = listPoints(read('android-json', makeWaveform(...steps)).program)
        let beginMs = 0
        for (const { onMs, offMs, amplitude } of list) {
          const inside = points.filter(({ ms }, i) => ms < beginMs + onMs && (points[i + 1]?.ms ?? ms) > beginMs)
          const top = Math.max(...inside.map(({ level }) => level))
          // Levels are whole.
          expect(top).toBeGreaterThanOrEqual(Math.floor((amplitude * 100) / 255 / 2))
          beginMs += onMs + offMs
        }
      }),
    )
  })
})
