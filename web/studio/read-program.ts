// Reads a program as it is typed: the program where there is one, and every mistake with its place in the text.

import { programs } from '#project'
import type { Position } from '../../lib/json-text.ts'
import type { Program } from '../../programs/language/write.ts'
import { addProblems, loadJson } from '../../programs/load/read-text.ts'

/** A mistake and where it is. */
export interface Mark {
  reason: string
  at: Position
}

export interface ReadProgram {
  /** With something harmless in place of what cannot be read; undefined where nothing can. */
  program?: Program | undefined
  /** None if the program can be played. */
  marks: readonly Mark[]
}

const START: Position = { line: 1, column: 1 }

/** `play` may name the programs of the page, and `known` others. */
export function readProgram(text: string, known: readonly Program[] = []): ReadProgram {
  const findProgram = (name: string) => [...known, ...programs].find((program) => program.name === name)
  const { program, mistakes } = addProblems(loadJson('', text, findProgram))
  return { program, marks: mistakes.map(({ reason, at }) => ({ reason, at: at ?? START })) }
}
