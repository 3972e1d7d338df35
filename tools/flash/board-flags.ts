// The flags of every command that connects to a board.

import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import { findBoard } from '../build/boards/find.ts'

export interface BoardFlags {
  board?: string
  port?: string
}

/** The board that --board names. Throws UsageError. */
export function chooseBoard({ board }: BoardFlags): Board {
  if (board === undefined)
    throw new UsageError(`--board BOARD is missing; BOARD is one of ${Object.keys(boards).join(', ')}`)
  return findBoard(board)
}
