// The programs that the user wrote in the studio, as far as they can be played.

import { programs } from '#project'
import type { Program } from '../../programs/language/write.ts'
import { names, readDraft } from '../studio/drafts.ts'
import { readProgram } from '../studio/read-program.ts'

/** Every program that a board can have. The name of another program is not free. */
export function allPrograms(): Program[] {
  const all = [...programs]
  for (const draft of names.value) {
    const { program, marks } = readProgram(readDraft(draft) ?? '')
    if (program && marks.length === 0 && !all.some(({ name }) => name === program.name)) all.push(program)
  }
  return all
}
