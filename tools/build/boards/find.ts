// Finds the board for a name or a file on the command line: one of our boards, or a maker's own board.

import { existsSync, readFileSync } from 'node:fs'
import type { Board } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { UsageError, unknownName } from '../../../lib/command-line/usage.ts'
import { readBoard } from './own-board.ts'

/** A dot or a slash makes it a file. */
const FILE = /[./\\]/

/** The board for "pico" or "./my-board.json". Throws UsageError with a line for each mistake. */
export function findBoard(nameOrPath: string): Board {
  if (Object.hasOwn(boards, nameOrPath)) return boards[nameOrPath]!
  if (!FILE.test(nameOrPath)) throw unknownName('board', nameOrPath, Object.keys(boards))
  if (!existsSync(nameOrPath)) throw new UsageError(`there is no file "${nameOrPath}"`)
  let text: string
  try {
    text = readFileSync(nameOrPath, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read "${nameOrPath}": ${(error as Error).message}`)
  }
  return readBoard(text, nameOrPath)
}
