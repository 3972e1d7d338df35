// Random programs that keep every rule, for property tests.

import fc from 'fast-check'
import {
  breath,
  ease,
  hold,
  level as levelOf,
  ms,
  type Program,
  pulse,
  ramp,
  repeat,
  rest,
  type Segment,
  WAVE_SHAPES,
  wave,
} from '../../programs/language/write.ts'

const level = fc.integer({ min: 1, max: 100 }).map(levelOf)

const simple: fc.Arbitrary<Segment> = fc.oneof(
  fc.tuple(level, fc.integer({ min: 80, max: 5000 })).map(([l, t]) => hold(l, ms(t))),
  fc.integer({ min: 60, max: 2000 }).map((t) => rest(ms(t))),
  fc.tuple(level, fc.integer({ min: 500, max: 5000 })).map(([l, t]) => ramp(l, ms(t))),
  fc.tuple(level, fc.integer({ min: 800, max: 5000 })).map(([l, t]) => ease(l, ms(t))),
  fc
    .tuple(
      level,
      level,
      fc.integer({ min: 800, max: 4000 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(...WAVE_SHAPES),
    )
    .map(([a, b, period, times, shape]) => {
      // As high as the governor's ramp can go in half a period.
      const low = levelOf(Math.min(a, b))
      const high = levelOf(Math.min(Math.max(a, b), low + Math.floor(period / 2 / 5 / (Math.PI / 2))))
      return wave(low, high, ms(period), ms(period * times), shape)
    }),
  fc
    .tuple(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 400, max: 3000 }),
      fc.integer({ min: 400, max: 3000 }),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([high, rise, fall, times]) => breath(1, levelOf(high), ms(rise), ms(fall), times)),
  fc
    .tuple(
      level,
      fc.integer({ min: 80, max: 2000 }),
      fc.integer({ min: 60, max: 2000 }),
      fc.integer({ min: 1, max: 4 }),
    )
    .map(([l, on, off, times]) => pulse(l, ms(on), ms(off), times)),
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
