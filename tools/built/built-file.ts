// The file that a board is flashed with, in memory, for the simulator.

import { join } from 'node:path'
import { UsageError } from '../../lib/command-line/usage.ts'
import { type BuiltFile, meterFile } from '../../sim/built/built-file.ts'
import { MOTORS } from '../../sim/script/play.ts'
import { findBoard } from '../build/boards/find.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Builds the file of the board that `--board` names. Throws UsageError and SubsetError. */
export async function buildFile(named: string): Promise<BuiltFile> {
  const board = findBoard(named)
  const { name } = board.motor
  if (!Object.hasOwn(MOTORS, name))
    throw new UsageError(
      `${named} has the motor "${name}", which the simulator does not know; expected one of ${Object.keys(MOTORS).join(', ')}`,
    )
  const [{ bundle }, { compiledRotation }] = await Promise.all([
    import('../build/bundle.ts'),
    import('../../programs/index.ts'),
  ])
  return meterFile(board, await bundle(ROOT, board, compiledRotation()))
}
