// The programs that a recording of the page was made with: its first line names them.

import { programs } from '#project'
import type { Setup } from '../worker/messages.ts'
import { STANDARD } from './setup.ts'

const COMMENT = /^# The programs of the button: (.+)$/m

/** The setup for a scenario. Throws an error with one sentence if it names a program that the page does not have. */
export function setupFor(text: string): Setup {
  const [, names] = COMMENT.exec(text) ?? []
  if (names === undefined) return STANDARD
  const list = names.split(',').map((name) => name.trim())
  if (list.join() === STANDARD.rotation.map(({ name }) => name).join()) return STANDARD
  const rotation = list.map((name) => {
    const program = programs.find((known) => known.name === name)
    if (!program) throw new Error(`it was recorded with the program "${name}", which this page does not have`)
    return program
  })
  return { ...STANDARD, rotation, breakIndex: rotation.length - 1 }
}
