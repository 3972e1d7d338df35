// All programs, and the rotation: the programs that the button cycles, in order. A new device starts with the first.
// Programs that are not in the rotation are for a maker's own builds.

import breakProgram from './break.ts'
import calm from './calm.ts'
import ease from './ease.ts'
import find from './find.ts'
import flow from './flow.ts'
import keep from './keep.ts'
import knot from './knot.ts'
import { compile } from './language/compile.ts'
import type { Program } from './language/write.ts'
import move from './move.ts'
import session from './session.ts'
import sore from './sore.ts'
import warmIn from './warm-in.ts'

export const rotation: readonly Program[] = [knot, ease, flow, calm, breakProgram]

export const programs: readonly Program[] = [
  find,
  warmIn,
  knot,
  flow,
  ease,
  calm,
  session,
  sore,
  move,
  breakProgram,
  keep,
]

const compileAll = (list: readonly Program[]): string[] =>
  list.map((program) => compile(program, `programs/${program.name}.ts`))

/** The bytes of the rotation, as the device holds them. */
export const compileRotation = (): string[] => compileAll(rotation)

/** Throws ProgramError if any program breaks a rule, even one outside the rotation. */
export const checkAll = (): void => void compileAll(programs)
