// All programs, and of them the rotation: those that the button cycles, in order. The first is the one a new device
// starts with; the others are for builds of one's own.

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

const compileAll = (some: readonly Program[]): string[] => some.map((p) => compile(p, `programs/${p.name}.ts`))

/** The rotation as the device holds it. */
export const compileRotation = (): string[] => compileAll(rotation)

/** Throws ProgramError if any program breaks a rule, also one that no build has. */
export const checkAll = (): void => void compileAll(programs)
