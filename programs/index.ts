// The rotation: the programs that the button cycles, in order. The first is the one a new device starts with.

import breakProgram from './break.ts'
import ease from './ease.ts'
import knot from './knot.ts'
import { compile } from './language/compile.ts'
import type { Program } from './language/write.ts'

export const rotation: readonly Program[] = [knot, ease, breakProgram]

/** The rotation as the device holds it. */
export const compileRotation = (): string[] => rotation.map((p) => compile(p, `programs/${p.name}.ts`))
