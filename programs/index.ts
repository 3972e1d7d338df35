// The programs of the massager that this process works for (project/folder.ts), and its rotation: the programs that the
// button cycles, in order. A new device starts with the first.

import { type Mistake, MistakesError } from '../lib/mistakes.ts'
import { compile } from './language/compile.ts'
import type { Program } from './language/write.ts'
import { projectFolder } from './project/folder.ts'
import { loadProject } from './project/project.ts'
import type { CompiledRotation } from './project/rotation.ts'

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

/** Throws MistakesError with `more` and the mistakes of all programs of the folder, even those outside the rotation. */
export function checkAll(more: readonly Mistake[] = []): void {
  const { own, mistakes, texts } = project
  const all = new Set([...mistakes, ...more, ...own.flatMap((loaded) => loaded.mistakes)])
  if (all.size === 0) return
  const allTexts = new Map([...texts, ...own.flatMap((loaded) => [...loaded.texts])])
  throw new MistakesError([...all], (file) => allTexts.get(file))
}
