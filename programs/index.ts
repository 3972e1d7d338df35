// The programs of the massager that this process works for (project/folder.ts), and its rotation: the programs that the
// button cycles, in order. A new device starts with the first.

import { MistakesError } from '../lib/mistakes.ts'
import { compile } from './language/compile.ts'
import type { Program } from './language/write.ts'
import { toError } from './load/loaded.ts'
import { projectFolder } from './project/folder.ts'
import { type CompiledRotation, loadProject } from './project/project.ts'

/** With its mistakes: a verb that plays or builds refuses them. */
export const project = await loadProject(projectFolder())

export const { rotation, programs, breakIndex } = project

/** Throws MistakesError if the rotation cannot be played. */
export function checkRotation(): void {
  const { mistakes, texts } = project
  if (mistakes.length > 0) throw new MistakesError(mistakes, (file) => texts.get(file))
}

const compileAll = (list: readonly Program[]): string[] => {
  checkRotation()
  return list.map((program) => compile(program, program.name))
}

/** The bytes of the rotation, as the device holds them. Throws MistakesError. */
export const compileRotation = (): string[] => compileAll(rotation)

/** The rotation with its break. Throws MistakesError. */
export const compiledRotation = (): CompiledRotation => ({ programs: compileRotation(), breakIndex })

/** Throws MistakesError if any program of the folder has a mistake, even one outside the rotation. */
export function checkAll(): void {
  const { own, mistakes, texts } = project
  const all = own.flatMap((loaded) => loaded.mistakes)
  const others = all.filter((mistake) => !mistakes.includes(mistake))
  if (others.length === 0) checkRotation()
  else
    throw toError({
      mistakes: [...mistakes, ...others],
      texts: new Map([...texts, ...own.flatMap((loaded) => [...loaded.texts])]),
    })
}
