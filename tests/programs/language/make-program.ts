// Programs for tests of the language.

import type { Program, Segment } from '../../../programs/language/write.ts'

/** A program of these segments that keeps every rule, but for what the segments and fields break. */
export const makeProgram = (segments: readonly Segment[], fields: Partial<Program> = {}): Program => ({
  name: 'test',
  title: 'Test',
  serves: ['flow'],
  about: 'For a test.',
  segments,
  ...fields,
})
