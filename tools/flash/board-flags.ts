// The flags of every command that connects to a board.

import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { chooseBoard as choose } from '../build/boards/project-board.ts'

export interface BoardFlags {
  board?: string
  port?: string
}

/** The board that --board names, or else that of the folder. Throws UsageError. */
export const chooseBoard = ({ board }: BoardFlags): Board =>
  choose(board, `--board BOARD is missing; BOARD is one of ${Object.keys(boards).join(', ')}`)
