// The player alone, and programs for a test.

import { compile } from '../../../programs/language/compile.ts'
import type { Program, Segment } from '../../../programs/language/write.ts'
import { load } from '../../../src/memory/settings.ts'
import * as player from '../../../src/program/player.ts'

// A cue moves to the next spot, which is in the settings.
load(undefined)
player.reset()

export const programOf = (...segments: Segment[]): Program => ({
  name: 'test',
  title: 'Test',
  serves: ['flow'],
  about: 'For a test.',
  segments,
})

export const compileSegments = (...segments: Segment[]): string => compile(programOf(...segments))
