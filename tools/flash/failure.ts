// How a command that connects to a board ends when something is wrong: one sentence with what to do next, and an exit code.

import type { Board } from '../../hal/boards/board.ts'
import { FlashError, PROBLEMS, type Rows } from './problems.ts'

/** Complains of a FlashError; answers with the exit code. Throws every other error. `rows` have a command's own words. */
export function failure(
  error: unknown,
  board: Board,
  port: string,
  complain: (line: string) => void,
  rows: Rows = PROBLEMS,
): number {
  if (!(error instanceof FlashError)) throw error
  const { exit, says, next } = rows[error.problem]
  const scene = { board, port, ...(error.said !== undefined && { said: error.said }) }
  complain(`${says(scene)}; ${next(scene)}`)
  return exit
}
