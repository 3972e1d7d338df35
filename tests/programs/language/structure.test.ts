// The checker computes over the structure of a program: its time does not depend on how long or how often anything plays.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkProgram } from '../../../programs/language/check.ts'
import { compile } from '../../../programs/language/compile.ts'
import { listPieces } from '../../../programs/language/curve.ts'
import { TOP_LEVEL } from '../../../programs/language/limits.ts'
import { findLongestSpotRun, findLongestTopRun, sumMs } from '../../../programs/language/timing.ts'
import {
  cue,
  hold,
  level,
  ms,
  type Program,
  play,
  pulse,
  ramp,
  repeat,
  rest,
  type Segment,
  s,
  wave,
} from '../../../programs/language/write.ts'
import { computeFigures } from '../../../tools/program/figures.ts'
import { makeProgram } from './make-program.ts'

const nest = (depth: number, segments: Segment[]): Segment[] =>
  depth === 0 ? segments : [repeat(255, nest(depth - 1, segments))]

/** Programs that each play the one before twice. */
function makeChain(length: number): Program {
  let program = makeProgram([hold(20, s(1)), rest(s(1))])
  for (let i = 0; i < length; i++) program = makeProgram([play(program), play(program)])
  return program
}

/** Programs that each play the one before. */
function makeTower(height: number): Program {
  let program = makeProgram([hold(20, s(1)), rest(s(1))])
  for (let i = 0; i < height; i++) program = makeProgram([play(program)])
  return program
}

const makeHolds = (count: number, at: number) => Array.from({ length: count }, () => hold(level(at), ms(80)))

const HUGE: [title: string, makeHuge: () => Program, reason: RegExp][] = [
  [
    'three nested repeats of 255',
    () => makeProgram([...nest(3, [hold(20, s(1))]), rest(s(1))]),
    /at most 900 s.*got 16581376 s/,
  ],
  [
    'four nested repeats of 255 of 15 min',
    () => makeProgram(nest(4, [hold(100, s(900)), rest(s(1))]), { onSpot: true }),
    /at most 900 s/,
  ],
  ['16 programs that each play the one before twice', () => makeChain(16), /at most 900 s.*got 131072 s/],
  ['100,000 programs that each play the one before', () => makeTower(100_000), /at most 16 deep/],
  ['a million segments', () => makeProgram(makeHolds(1_000_000, 20)), /at most 32767 segments/],
  ['14,000 segments', () => makeProgram([...makeHolds(13_999, 20), rest(ms(60))]), /at most 900 s/],
  ['30,000 mistakes', () => makeProgram(makeHolds(30_000, 101)), /expected a whole level/],
]

/** The time of the best of five tries, in ms: others may be slow because the machine does something else. */
const timeBest = (act: () => unknown): number =>
  Math.min(
    ...Array.from({ length: 5 }, () => {
      const beganAt = performance.now()
      act()
      return performance.now() - beganAt
    }),
  )

describe('a huge program is refused within 100 ms and 50 MB:', () => {
  it.each(HUGE)('%s', (_, makeHuge, reason) => {
    const program = makeHuge()
    const bytesBefore = process.memoryUsage().heapUsed
    const problems = checkProgram(program)
    expect(process.memoryUsage().heapUsed - bytesBefore).toBeLessThan(50e6)
    expect(timeBest(() => checkProgram(program))).toBeLessThan(100)
    expect(problems.some((problem) => reason.test(problem.reason))).toBe(true)
    expect(problems.length).toBeLessThan(102)
  })
})

it.each<[title: string, segments: Segment[]]>([
  ['a wave of 15 min', [wave(0, 20, ms(400), ms(899_600)), rest(ms(60))]],
  ['6,400 pulses', [pulse(50, ms(80), ms(60), 6400)]],
  ['repeats of repeats', [repeat(255, [repeat(25, [hold(80, ms(80)), rest(ms(60))])])]],
])('figures of %s take less than 100 ms', (_, segments) => {
  const program = makeProgram(segments)
  expect(computeFigures(program).shortestOnMs).toBeGreaterThan(0)
  expect(timeBest(() => computeFigures(program))).toBeLessThan(100)
})

it.each([
  [8190, true],
  [8191, false],
])('%i repeats of a hold, of 8 bytes each, and a rest fit into a program: %s', (count, fits) => {
  // With 10 bytes of header and 5 of the rest.
  const program = makeProgram([...Array.from({ length: count }, () => repeat(1, [hold(20, ms(80))])), rest(ms(60))])
  const bytes = 10 + 8 * count + 5
  if (fits) expect(compile(program)).toHaveLength(bytes)
  else expect(() => compile(program)).toThrow(`expected at most 65535 bytes when compiled, got ${bytes}`)
})

it('a ramp at the beginning of a repeat is checked in its further rounds, too', () => {
  const program = makeProgram([hold(50, s(1)), repeat(2, [ramp(55, ms(100)), hold(20, s(1))]), rest(s(1))])
  expect(checkProgram(program)).toEqual([
    {
      place: 'segments[1].segments[0]',
      reason: 'expected at least 175 ms for 35 levels in each further round, the steepest ramp allowed; got 100 ms',
    },
  ])
})

describe('computed over the structure is the same as counted piece by piece:', () => {
  const leaf: fc.Arbitrary<Segment> = fc.oneof(
    fc
      .tuple(fc.constantFrom(0, 20, 75, 76, 100), fc.integer({ min: 80, max: 3000 }))
      .map(([at, time]) => hold(level(at), ms(time))),
    fc
      .tuple(fc.constantFrom(0, 20, 75, 76, 100), fc.integer({ min: 500, max: 3000 }))
      .map(([to, time]) => ramp(level(to), ms(time))),
    fc
      .tuple(fc.constantFrom(50, 80), fc.integer({ min: 1, max: 4 }))
      .map(([high, n]) => wave(10, level(high), ms(1000), ms(1000 * n))),
    fc.integer({ min: 1, max: 5 }).map((n) => pulse(90, ms(100), ms(60), n)),
    fc.integer({ min: 1, max: 3 }).map(cue),
  )
  const list = (inner: fc.Arbitrary<Segment>) => fc.array(inner, { minLength: 1, maxLength: 4 })
  const nested = list(
    fc.oneof(
      leaf,
      fc
        .tuple(
          fc.integer({ min: 1, max: 4 }),
          list(
            fc.oneof(
              leaf,
              fc.tuple(fc.integer({ min: 1, max: 3 }), list(leaf)).map(([n, l]) => repeat(n, l)),
            ),
          ),
        )
        .map(([n, l]) => repeat(n, l)),
      list(leaf).map((l) => play(makeProgram(l))),
    ),
  )

  /** The unbroken times of the pieces of a program for which `holds` is true. */
  function listRuns(segments: readonly Segment[], holds: (low: number, high: number) => boolean): number[] {
    const runs = [0]
    for (const { ms: time, at } of listPieces({ segments })) {
      if (holds(Math.min(at(0), at(time)), Math.max(at(0), at(time)))) runs[runs.length - 1]! += time
      else runs.push(0)
    }
    return runs.filter((time) => time > 0)
  }

  it('total, longest time above the top level, highest level, shortest time on', () => {
    fc.assert(
      fc.property(nested, (segments) => {
        const pieces = listPieces({ segments })
        expect(sumMs(segments)).toBe(pieces.reduce((sum, piece) => sum + piece.ms, 0))
        const top = listRuns(segments, (_, high) => high > TOP_LEVEL)
        expect(findLongestTopRun({ segments }).ms).toBe(Math.max(0, ...top))
        const program = makeProgram([...segments, rest(s(1))])
        if (checkProgram(program).length > 0) return
        const figures = computeFigures(program)
        expect(figures.highest).toBe(Math.max(...pieces.flatMap(({ ms: time, at }) => [at(0), at(time)])))
        const on = listRuns(segments, (_, high) => high > 0)
        expect(figures.shortestOnMs).toBe(on.length > 0 ? Math.min(...on) : 0)
      }),
      { numRuns: 300 },
    )
  })

  it('the longest time without a cue begins where it says', () => {
    const round = [hold(50, s(2)), cue(1), hold(50, s(1))]
    expect(findLongestSpotRun([hold(20, s(1)), repeat(3, round)])).toEqual({ path: 'segments[0]', ms: 3000 })
    expect(findLongestSpotRun([repeat(3, round)])).toEqual({ path: 'segments[0].segments[2]', ms: 3000 })
    expect(findLongestSpotRun([repeat(3, [hold(20, s(1))])])).toEqual({ path: 'segments[0].segments[0]', ms: 3000 })
  })
})
