// The board that a command for a connected board is given.

import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import { findBoard } from '../build/boards/find.ts'

/** Flags of every command that connects to a board. */
export interface BoardFlags {
  board?: string
  port?: string
}

/** Throws UsageError. */
export function boardIn({ board }: BoardFlags): Board {
  if (board === undefined)
    throw new UsageError(`--board NAME is missing; NAME is one of ${Object.keys(boards).join(', ')}`)
  return findBoard(board)
}
