// Samples for the tests of plots: a massager at rest, and random samples.

import fc from 'fast-check'
import { Log, type Sample } from '../../../sim/plot/log.ts'

export const REST: Sample = {
  ms: 0,
  state: 'off',
  level: 0,
  duty: 0,
  hertz: 0,
  batteryMv: 3900,
  celsius: 25,
  isLit: false,
}

/** A log of these samples; missing values are those at rest. */
export function logOf(samples: readonly Partial<Sample>[], maxSlices?: number): Log {
  const log = new Log(maxSlices)
  for (const sample of samples) log.add({ ...REST, ...sample })
  return log
}

export const STATES = ['off', 'running', 'locked', 'charging', 'fault', 'dark']

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const unknownAtTimes = (arbitrary: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY) })
/** No pause, a short one or a long one. */
const pauseMs = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 50 }),
  number(0, 2),
  fc.integer({ max: 5e6, min: 0 }),
)

/** Any samples, in the order of time. */
export const arbitrarySamples = (maxLength: number): fc.Arbitrary<Sample[]> =>
  fc
    .array(
      fc.tuple(
        pauseMs,
        fc.record({
          state: fc.constantFrom(...STATES),
          level: number(0, 100),
          duty: fc.integer({ min: 0, max: 1000 }),
          hertz: number(0, 200),
          batteryMv: unknownAtTimes(fc.integer({ min: 0, max: 5000 })),
          celsius: unknownAtTimes(number(-20, 80)),
          isLit: fc.boolean(),
        }),
      ),
      { maxLength },
    )
    .map((parts) => {
      let ms = 0
      return parts.map(([pause, figures]) => {
        ms += pause
        return { ms, ...figures }
      })
    })
