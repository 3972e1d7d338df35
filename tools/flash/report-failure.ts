// Ends a command that could not use a board: one sentence with the problem and the next step, and an exit code.

import type { Board } from '../../hal/boards/board.ts'
import { FlashError, PROBLEMS, type ProblemRows } from './problems.ts'

/** Prints a FlashError and returns its exit code. Throws every other error. `rows` holds the sentences of the command. */
export function reportFailure(
  error: unknown,
  board: Board,
  port: string,
  complain: (line: string) => void,
  rows: ProblemRows = PROBLEMS,
): number {
  if (!(error instanceof FlashError)) throw error
  const { exit, describe, advise } = rows[error.problem]
  const context = { board, port, ...(error.detail !== undefined && { detail: error.detail }) }
  complain(`${describe(context)}; ${advise(context)}`)
  return exit
}
