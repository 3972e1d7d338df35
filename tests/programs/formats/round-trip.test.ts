// A program that is written to a format and read back is almost the same.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FORMATS } from '../../../programs/formats/index.ts'
import { programs } from '../../../programs/index.ts'
import { listPoints, type Point } from '../../../programs/language/curve.ts'
import type { Program } from '../../../programs/language/write.ts'
import { scaled } from '../../support/scope.ts'
import { gentleProgram } from './arbitrary.ts'
import { getFormat, samples } from './helpers.ts'

const STEP_MS = 50
/** Random programs a format. */
const PROGRAMS = scaled(10, 100)

/** The level at each step, undefined where the curve jumps. */
function sampleLevels(points: readonly Point[]): (number | undefined)[] {
  const levels: (number | undefined)[] = []
  let i = 0
  for (let ms = 0; ms < points.at(-1)!.ms; ms += STEP_MS) {
    while (i < points.length && points[i]!.ms < ms) i++
    const to = points[i]!
    if (to.ms === ms) levels.push(points[i + 1]?.ms === ms ? undefined : to.level)
    else {
      const from = points[i - 1]!
      levels.push(from.level + ((to.level - from.level) * (ms - from.ms)) / (to.ms - from.ms))
    }
  }
  return levels
}

/** The largest difference of two programs in levels, apart from jumps. */
function measureDifference(a: Program, b: Program): number {
  const other = sampleLevels(listPoints(b))
  return sampleLevels(listPoints(a)).reduce<number>((largest, level, i) => {
    if (level === undefined || (i < other.length && other[i] === undefined)) return largest
    return Math.max(largest, Math.abs(level - (other[i] ?? 0)))
  }, 0)
}

const writeAndRead = (name: string, program: Program): Program => {
  const format = getFormat(name)
  return format.read(format.write!(program).text, program.name).program
}

it.each(['haptic', 'ahap'])('%s keeps random programs to within one level', (name) => {
  fc.assert(
    fc.property(gentleProgram, (program) => {
      expect(measureDifference(program, writeAndRead(name, program))).toBeLessThanOrEqual(1)
    }),
    { numRuns: PROGRAMS },
  )
})

it('android-xml keeps random programs to within half a step of the steepest ramp', () => {
  // A step is shorter than 200 ms, and a level takes 5 ms. Rounding adds up to one level.
  const most = 100 / 5 + 1
  fc.assert(
    fc.property(gentleProgram, (program) => {
      expect(measureDifference(program, writeAndRead('android-xml', program))).toBeLessThanOrEqual(most)
    }),
    { numRuns: PROGRAMS },
  )
})

const writable = FORMATS.filter(({ write }) => write !== undefined)

it.each(programs.flatMap((program) => writable.map((format) => [program.name, format.name, program, format] as const)))(
  '%s as %s and back stays within one level, or the format says what it cannot hold',
  (_, name, program, format) => {
    const { text, notes } = format.write!(program)
    const difference = measureDifference(program, format.read(text, program.name).program)
    if (name === 'web') expect(notes.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^no strength/))
    else expect(difference).toBeLessThan(1.01)
  },
)

it.each(samples.filter(({ format }) => format.write).map((one) => [one.file, one] as const))(
  '%s is the same after it is written in its own format',
  (_, { text, format, file }) => {
    const { program } = format.read(text, file)
    // The Web has no strength.
    if (format.name === 'web') expect(program.segments.length).toBeGreaterThan(0)
    else expect(measureDifference(program, writeAndRead(format.name, program))).toBeLessThanOrEqual(0.01)
  },
)
