// Compiled programs are read back as they were written.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { programs } from '../../../programs/index.ts'
import { compile } from '../../../programs/language/compile.ts'
import { DecompileError, decompile } from '../../../programs/language/decompile.ts'
import type { Segment } from '../../../programs/language/write.ts'
import { BAD_CHECKSUM } from '../../../src/program/format.ts'
import { arbitraryProgram } from '../../support/arbitrary.ts'

/** Segments with the segments of played programs in their place. */
const replacePlays = (segments: readonly Segment[]): Segment[] =>
  segments.flatMap((one) => {
    if (one.kind === 'play') return replacePlays(one.program.segments)
    return one.kind === 'repeat' ? [{ ...one, segments: replacePlays(one.segments) }] : [one]
  })

it('random programs decompile to their segments', () => {
  fc.assert(
    fc.property(arbitraryProgram, (program) => {
      expect(decompile(compile(program))).toEqual(program.segments)
    }),
  )
})

it.each(programs)('$name decompiles to its segments, which compile to the same bytes', (program) => {
  const segments = decompile(compile(program))
  expect(segments).toEqual(replacePlays(program.segments))
  expect(compile({ ...program, segments })).toBe(compile(program))
})

it('bytes with a wrong checksum are refused with the reason', () => {
  const bytes = compile(programs[0]!)
  expect(() => decompile(`${bytes.slice(0, -1)}\x7f`)).toThrow(new DecompileError(BAD_CHECKSUM))
})
