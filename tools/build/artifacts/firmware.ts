// The engine's own UF2 file, which `--firmware` names, to be joined with ours.

import { readFileSync } from 'node:fs'
import type { Board } from '../../../hal/boards/board.ts'
import { UsageError } from '../../../lib/command-line/usage.ts'

/** What is in the file, for these boards; undefined where none is named. Throws UsageError. */
export function readFirmware(file: string | undefined, boards: readonly Board[]): Buffer | undefined {
  if (file === undefined) return undefined
  if (boards.length !== 1 || boards[0]!.engine !== 'kaluma')
    throw new UsageError('--firmware needs a board with Kaluma: --board pico')
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as NodeJS.ErrnoException).code}`)
  }
}
