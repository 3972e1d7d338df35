// What every command that reaches a board is typed with: its flags, the board among them, and nothing else.

import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { type Arguments, type Flags, readArguments, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { findBoard } from '../build/boards/find.ts'

/** As the help of such a command lists them. */
export const BOARD_NAMES = `${Object.keys(boards).join(', ')}, or a file with a board of your own (docs/maker/own-board.md)`

interface BoardFlags extends Flags {
  board: 'string'
  help: 'boolean'
}

/** The flags as they were typed, and the board; no board where help was asked for. Throws UsageError. */
export function readBoardArguments<F extends BoardFlags>(
  flags: F,
  args: readonly string[],
): { values: Arguments<F>['values']; board: Board | undefined } {
  const { values, positionals } = readArguments(flags, args)
  if (values.help) return { values, board: undefined }
  const known = Object.keys(flags).filter((name) => name !== 'help')
  if (positionals[0] !== undefined)
    throw unknownName(
      'argument',
      positionals[0],
      known.map((name) => `--${name}`),
    )
  if (values.board === undefined) throw new UsageError(`which board? --board ${Object.keys(boards).join(', ')}`)
  return { values, board: findBoard(values.board as string) }
}
