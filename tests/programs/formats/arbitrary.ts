// Random files for property tests: any of a format, and samples with mistakes.

import fc from 'fast-check'
import { hold, level, ms, type Program, ramp, rest, type Segment, wave } from '../../../programs/language/write.ts'
import { makeProgram } from '../language/make-program.ts'
import { makeAhap, samples } from './helpers.ts'

const strength = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }))
const seconds = fc.oneof(
  fc.constantFrom(0, 0.03, 0.08, 30),
  fc.double({ min: 0, max: 0.2, noNaN: true }),
  fc.double({ min: 0, max: 400, noNaN: true }),
)

const hapticText = fc
  .array(fc.record({ gap: seconds, amplitude: strength, emphasis: fc.option(strength) }), { minLength: 1 })
  .map((points) => {
    let time = 0
    const amplitude = points.map((point) => {
      time = Math.min(86_400, time + point.gap)
      const emphasis = point.emphasis === null ? {} : { emphasis: { amplitude: point.emphasis, frequency: 0.5 } }
      return { time, amplitude: point.amplitude, ...emphasis }
    })
    return JSON.stringify({ version: { major: 1 }, signals: { continuous: { envelopes: { amplitude } } } })
  })

const eventEntry = fc.record({
  Event: fc.record({
    Time: seconds,
    EventType: fc.constantFrom('HapticTransient', 'HapticContinuous', 'AudioContinuous'),
    EventDuration: seconds,
    EventParameters: fc.array(
      fc.record({
        ParameterID: fc.constantFrom('HapticIntensity', 'AttackTime', 'ReleaseTime', 'HapticSharpness'),
        ParameterValue: strength,
      }),
      { maxLength: 4 },
    ),
  }),
})
const parameterEntry = fc.record({
  Parameter: fc.record({
    ParameterID: fc.constant('HapticIntensityControl'),
    ParameterValue: strength,
    Time: seconds,
  }),
})
const curveEntry = fc
  .tuple(seconds, fc.array(fc.record({ Time: seconds, ParameterValue: strength }), { minLength: 1, maxLength: 6 }))
  .map(([Time, points]) => ({
    ParameterCurve: {
      ParameterID: 'HapticIntensityControl',
      Time,
      ParameterCurveControlPoints: points.sort((a, b) => a.Time - b.Time),
    },
  }))
const ahapText = fc
  .array(fc.oneof(eventEntry, parameterEntry, curveEntry), { minLength: 1, maxLength: 12 })
  .map(makeAhap)

const androidText = fc
  .array(fc.tuple(fc.oneof(fc.nat(150), fc.nat(100_000)), fc.integer({ min: -1, max: 255 })), { minLength: 1 })
  .chain((steps) =>
    fc
      .integer({ min: -1, max: steps.length - 1 })
      .map((repeat) =>
        JSON.stringify({ timings: steps.map(([time]) => time), amplitudes: steps.map(([, value]) => value), repeat }),
      ),
  )

const webText = fc.array(fc.nat(400), { minLength: 1 }).map((list) => JSON.stringify(list))
const buzzText = fc.string({ unit: fc.constantFrom('.', ',', '-', ':', ';', '=', ' ', 'x'), minLength: 1 })

/** Valid files, by format. */
export const FILES: [format: string, text: fc.Arbitrary<string>][] = [
  ['haptic', hapticText],
  ['ahap', ahapText],
  ['android-json', androidText],
  ['web', webText],
  ['buzz', buzzText],
]

const change = fc.record({
  at: fc.nat(5000),
  drop: fc.nat(12),
  put: fc.constantFrom('', '-', '0', '9', '.', ',', '"', '{', ']', '<', '/>', 'e5', 'null', '1e999', '&', '\n'),
})

/** Samples with up to three mistakes. */
export const brokenSample: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...samples.map(({ text }) => text)), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([text, changes]) =>
    changes.reduce((result, { at, drop, put }) => {
      const i = at % result.length
      return result.slice(0, i) + put + result.slice(i + drop)
    }, text),
  )

const gentleSegment: fc.Arbitrary<Segment> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 80, max: 40_000 }))
    .map(([l, t]) => hold(level(l), ms(t))),
  fc.integer({ min: 60, max: 2000 }).map((t) => rest(ms(t))),
  fc.tuple(fc.nat(100), fc.integer({ min: 500, max: 5000 })).map(([l, t]) => ramp(level(l), ms(t))),
  fc
    .tuple(fc.nat(100), fc.nat(100), fc.integer({ min: 3000, max: 9000 }), fc.integer({ min: 1, max: 3 }))
    .map(([a, b, period, times]) => wave(level(Math.min(a, b)), level(Math.max(a, b)), ms(period), ms(period * times))),
)

/** Programs that lines of at least 80 ms can follow: their waves are slow. */
export const gentleProgram: fc.Arbitrary<Program> = fc
  .array(gentleSegment, { minLength: 1, maxLength: 8 })
  .filter((list) => list.some((one) => one.kind !== 'hold' || one.level > 0))
  .map((list) => makeProgram([hold(50, ms(200)), ...list, ramp(0, ms(1000))]))
