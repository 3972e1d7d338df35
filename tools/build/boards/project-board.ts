// The board of the folder's massager, as its unknot.json says.

import { join } from 'node:path'
import type { Board } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { UsageError, unknownName } from '../../../lib/command-line/usage.ts'
import type { JsonPath } from '../../../lib/json-text.ts'
import { MistakesError } from '../../../lib/mistakes.ts'
import { project } from '../../../programs/index.ts'
import { findBoard } from './find.ts'
import { makeBoard } from './own-board.ts'

/** A dot or a slash makes it a file. */
const IS_FILE = /[./\\]/

/** The board, or undefined if unknot.json names none. Throws MistakesError, and UsageError for a file of a board. */
export function findProjectBoard(): Board | undefined {
  const { file, settings, positionOf } = project.projectFile
  // What is wrong with the rotation comes with it, so that a maker sees all at once.
  const refuse = (found: readonly { path: JsonPath; reason: string }[]): never => {
    const own = found.map(({ path, reason }) => ({ file, reason, at: positionOf(path) }))
    throw new MistakesError([...project.mistakes, ...own], (name) => project.texts.get(name))
  }
  if (project.projectFile.mistakes.length > 0) refuse([])
  const { board, motor } = settings
  if (board === undefined) return undefined
  if (typeof board === 'string') {
    if (IS_FILE.test(board)) {
      if (motor !== undefined)
        refuse([{ path: ['motor'], reason: `motor: write it into ${board}, which says what the board is` }])
      return findBoard(join(project.folder, board))
    }
    const known = Object.keys(boards)
    if (!known.includes(board)) refuse([{ path: ['board'], reason: unknownName('board', board, known).message }])
    if (motor === undefined || motor === boards[board]!.motor.name) return boards[board]
    const name = `${board}-${typeof motor === 'string' ? motor : 'own'}`
    const made = makeBoard({ like: board, name, motor })
    const at = (path: JsonPath): JsonPath => (path[0] === 'motor' ? path : ['motor'])
    return made.board ?? refuse(made.mistakes.map(({ path, reason }) => ({ path: at(path), reason })))
  }
  if (motor !== undefined && board.motor !== undefined)
    refuse([{ path: ['motor'], reason: 'motor: the board names one already; keep one of the two' }])
  const made = makeBoard({ ...board, ...(motor !== undefined && { motor }) })
  const at = (path: JsonPath): JsonPath => (path[0] === 'motor' && motor !== undefined ? path : ['board', ...path])
  return made.board ?? refuse(made.mistakes.map(({ path, reason }) => ({ path: at(path), reason })))
}

/** The board with the link, if --link or the folder asks for it. */
export const withLink = (board: Board, isAsked = false): Board => ({
  ...board,
  link: isAsked || project.projectFile.settings.link === true,
})

/** The board that is named, or else that of the folder. Throws UsageError if there is none. */
export function chooseBoard(named: string | undefined, missing: string): Board {
  if (named !== undefined) return findBoard(named)
  const board = findProjectBoard()
  if (!board) throw new UsageError(missing)
  return board
}
