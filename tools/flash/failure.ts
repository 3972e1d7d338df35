// How a command that reaches boards ends when something is wrong: one sentence with what to do next, and an exit code.

import type { Board } from '../../hal/boards/board.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import { FlashError, PROBLEMS, type Rows } from './problems.ts'

/** Complains of it; answers with the exit code. Throws what nobody foresaw. `rows` say it in a command's own words. */
export function failure(
  error: unknown,
  board: Board | undefined,
  port: string,
  complain: (line: string) => void,
  rows: Rows = PROBLEMS,
): number {
  if (error instanceof UsageError) {
    complain(error.message)
    return 2
  }
  if (!(error instanceof FlashError && board)) throw error
  const { exit, says, next } = rows[error.problem]
  const scene = { board, port, ...(error.said !== undefined && { said: error.said }) }
  complain(`${says(scene)}; ${next(scene)}`)
  return exit
}
