import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORMATS, FormatError, formatFor } from '../../../programs/formats/index.ts'
import { rotation } from '../../../programs/index.ts'
import { checkProgram } from '../../../programs/language/check.ts'
import { compile } from '../../../programs/language/compile.ts'
import { hold, level, ms, type Program, ramp, rest, type Segment, wave } from '../../../programs/language/write.ts'
import { apart, named, samples } from './support.ts'

const readers = FORMATS.filter((format) => format.read)

/** Reads with every format; what is read must be a program, what is not, refused. Gives how many read it. */
function readByAll(text: string): number {
  let count = 0
  for (const format of readers) {
    try {
      const { program } = format.read!(text, 'test')
      count++
      expect(checkProgram(program), `${format.name}: ${text}`).toEqual([])
      expect(compile(program)).not.toBe('')
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      expect(error.message).not.toBe('')
      expect(error.message).not.toContain('\n')
    }
  }
  try {
    formatFor('x', text)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
  }
  return count
}

/** `unit: 'binary'` has the same characters, but first makes a table of all million of them. */
const anyCharacter = fc.nat(0x10ffff).map((code) => String.fromCodePoint(code))

describe('any text is a program or is refused', () => {
  it('any at all', () => {
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => void readByAll(text)))
  })

  it('any JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => void readByAll(text)))
  })

  it('any sample with characters changed, dropped or doubled', () => {
    const change = fc.record({
      at: fc.nat(5000),
      drop: fc.nat(12),
      put: fc.constantFrom('', '-', '0', '9', '.', ',', '"', '{', ']', '<', '/>', 'e5', 'null', '1e999', '&', '\n'),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...samples.map(({ text }) => text)),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (text, changes) => {
          for (const { at, drop, put } of changes) {
            const i = at % text.length
            text = text.slice(0, i) + put + text.slice(i + drop)
          }
          readByAll(text)
        },
      ),
      { numRuns: 150 },
    )
  })
})

const strength = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }))
const seconds = fc.oneof(
  fc.constantFrom(0, 0.03, 0.08, 30),
  fc.double({ min: 0, max: 0.2, noNaN: true }),
  fc.double({ min: 0, max: 400, noNaN: true }),
)

const hapticText = fc
  .array(fc.record({ gap: seconds, amplitude: strength, emphasis: fc.option(strength) }), { minLength: 1 })
  .map((list) => {
    let time = 0
    const amplitude = list.map(({ gap, amplitude, emphasis }) => {
      time = Math.min(86_400, time + gap)
      return { time, amplitude, ...(emphasis === null ? {} : { emphasis: { amplitude: emphasis, frequency: 0.5 } }) }
    })
    return JSON.stringify({ version: { major: 1 }, signals: { continuous: { envelopes: { amplitude } } } })
  })

const parameter = (ids: string[]) => fc.record({ ParameterID: fc.constantFrom(...ids), ParameterValue: strength })
const ahapText = fc
  .array(
    fc.oneof(
      fc.record({
        Event: fc.record({
          Time: seconds,
          EventType: fc.constantFrom('HapticTransient', 'HapticContinuous', 'AudioContinuous'),
          EventDuration: seconds,
          EventParameters: fc.array(parameter(['HapticIntensity', 'AttackTime', 'ReleaseTime', 'HapticSharpness']), {
            maxLength: 4,
          }),
        }),
      }),
      fc.record({
        Parameter: fc.record({
          ParameterID: fc.constant('HapticIntensityControl'),
          ParameterValue: strength,
          Time: seconds,
        }),
      }),
      fc.tuple(seconds, fc.array(fc.tuple(seconds, strength), { minLength: 1, maxLength: 6 })).map(([Time, list]) => ({
        ParameterCurve: {
          ParameterID: 'HapticIntensityControl',
          Time,
          ParameterCurveControlPoints: list
            .map(([Time, ParameterValue]) => ({ Time, ParameterValue }))
            .sort((a, b) => a.Time - b.Time),
        },
      })),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((Pattern) => JSON.stringify({ Version: 1, Pattern }))

const androidText = fc
  .array(fc.tuple(fc.oneof(fc.nat(150), fc.nat(100_000)), fc.integer({ min: -1, max: 255 })), { minLength: 1 })
  .chain((list) =>
    fc
      .integer({ min: -1, max: list.length - 1 })
      .map((repeat) => JSON.stringify({ timings: list.map(([t]) => t), amplitudes: list.map(([, a]) => a), repeat })),
  )

describe('whatever the file says, it becomes a program', () => {
  it.each([
    ['haptic', hapticText],
    ['ahap', ahapText],
    ['android-json', androidText],
    [
      'web',
      fc.json({ maxDepth: 0 }).chain(() => fc.array(fc.nat(400), { minLength: 1 }).map((l) => JSON.stringify(l))),
    ],
    ['buzz', fc.string({ unit: fc.constantFrom('.', ',', '-', ':', ';', '=', ' ', 'x'), minLength: 1 })],
  ])('%s', (name, texts) => {
    let programs = 0
    fc.assert(
      fc.property(texts, (text) => {
        programs += readByAll(text)
      }),
      { numRuns: 80 },
    )
    expect(programs, name).toBeGreaterThan(40)
  })
})

/** What lines of at least 80 ms can follow: waves are slow. */
const gentle: fc.Arbitrary<Program> = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 80, max: 40_000 }))
        .map(([l, t]) => hold(level(l), ms(t))),
      fc.integer({ min: 60, max: 2000 }).map((t) => rest(ms(t))),
      fc.tuple(fc.nat(100), fc.integer({ min: 500, max: 5000 })).map(([l, t]) => ramp(level(l), ms(t))),
      fc
        .tuple(fc.nat(100), fc.nat(100), fc.integer({ min: 3000, max: 9000 }), fc.integer({ min: 1, max: 3 }))
        .map(([a, b, t, n]): Segment => wave(level(Math.min(a, b)), level(Math.max(a, b)), ms(t), ms(t * n))),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .filter((list) => list.some((s) => s.kind !== 'hold' || s.level > 0))
  .map((list) => ({
    name: 'gentle',
    title: 'Gentle',
    serves: ['flow'],
    about: 'For a test.',
    segments: [hold(50, ms(200)), ...list, ramp(0, ms(1000))],
  }))

const again = (name: string, program: Program): Program => {
  const format = named(name)
  return format.read!(format.write!(program).text, program.name).program
}

describe('written and read again', () => {
  it.each(['haptic', 'ahap'])('%s is within one level', (name) => {
    fc.assert(
      fc.property(gentle, (program) => {
        expect(apart(program, again(name, program))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('android-xml is within what a ramp does in half a step, and rounding', () => {
    // The steepest ramp there is, over a step of less than 200 ms.
    const most = 100 / 5 + 1
    fc.assert(
      fc.property(gentle, (program) => {
        expect(apart(program, again('android-xml', program))).toBeLessThanOrEqual(most)
      }),
    )
  })

  it.each(rotation.flatMap((program) => ['haptic', 'ahap'].map((name) => [program.name, name, program] as const)))(
    '%s as %s',
    (_, name, program) => {
      expect(apart(program, again(name, program))).toBeLessThan(1)
    },
  )

  it.each(samples.filter(({ format }) => format.write).map((s) => [s.file, s] as const))(
    '%s says the same in its own format',
    (_, { text, format, file }) => {
      const { program } = format.read!(text, file)
      expect(apart(program, again(format.name, program))).toBeLessThanOrEqual(format.name === 'web' ? 0 : 0.01)
    },
  )
})
