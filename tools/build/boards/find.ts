// Finds the board that a command line names: one of ours by its name, or a maker's own by its file.

import { existsSync, readFileSync } from 'node:fs'
import type { Board } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { UsageError, unknownName } from '../../../lib/command-line/usage.ts'
import { readBoard } from './own-board.ts'

/** What looks like a file, not like a name. */
const FILE = /[./\\]/

/** "pico" or "./my-board.json". Throws UsageError, a line for each thing that is wrong. */
export function findBoard(nameOrPath: string): Board {
  if (Object.hasOwn(boards, nameOrPath)) return boards[nameOrPath]!
  if (!FILE.test(nameOrPath)) throw unknownName('board', nameOrPath, Object.keys(boards))
  if (!existsSync(nameOrPath)) throw new UsageError(`there is no file "${nameOrPath}"`)
  let text: string
  try {
    text = readFileSync(nameOrPath, 'utf8')
  } catch (error) {
    throw new UsageError(`"${nameOrPath}" cannot be read: ${(error as Error).message}`)
  }
  return readBoard(text, nameOrPath)
}
