// Random programs that keep every rule, for property tests.

import fc from 'fast-check'
import { hold, ms, type Program, ramp, repeat, rest, type Segment, wave } from '../programs/language/write.ts'

const level = fc.integer({ min: 1, max: 100 })

const simple: fc.Arbitrary<Segment> = fc.oneof(
  fc.tuple(level, fc.integer({ min: 80, max: 5000 })).map(([l, t]) => hold(l, ms(t))),
  fc.integer({ min: 60, max: 2000 }).map((t) => rest(ms(t))),
  fc.tuple(level, fc.integer({ min: 500, max: 5000 })).map(([l, t]) => ramp(l, ms(t))),
  fc
    .tuple(level, level, fc.integer({ min: 400, max: 4000 }), fc.integer({ min: 1, max: 3 }))
    .map(([a, b, period, times]) => wave(Math.min(a, b), Math.max(a, b), ms(period), ms(period * times))),
  fc.integer({ min: 1, max: 9 }).map((ticks): Segment => ({ kind: 'cue', ticks })),
)

const segments = (depth: number): fc.Arbitrary<Segment[]> =>
  fc.array(
    depth === 0
      ? simple
      : fc.oneof(
          { weight: 4, arbitrary: simple },
          {
            weight: 1,
            arbitrary: fc
              .tuple(fc.integer({ min: 1, max: 3 }), segments(depth - 1))
              .map(([times, list]) => repeat(times, list)),
          },
        ),
    { minLength: 1, maxLength: 4 },
  )

/** A program of nested segments that ends at 0. */
export const arbitraryProgram: fc.Arbitrary<Program> = segments(2).map((list) => ({
  name: 'random',
  title: 'Random',
  serves: ['flow'],
  about: 'For a test.',
  segments: [...list, ramp(0, ms(1000))],
}))
