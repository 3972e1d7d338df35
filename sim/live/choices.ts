// What can be played at once, and the key for each: the rotation, and every program alone.

import type { Program } from '../../programs/language/write.ts'

export interface Choice {
  key: string
  name: string
  title: string
  rotation: readonly Program[]
}

/** All before q, which quits. */
const LETTERS = 'abcdefghijklmnop'

/** As many as there are letters. */
export function listChoices(rotation: readonly Program[], programs: readonly Program[]): Choice[] {
  const all = [
    { name: 'rotation', title: 'The programs of the button', rotation },
    ...programs.map((program) => ({ name: program.name, title: program.title, rotation: [program] })),
  ]
  return all.slice(0, LETTERS.length).map((choice, i) => ({ key: LETTERS[i]!, ...choice }))
}
