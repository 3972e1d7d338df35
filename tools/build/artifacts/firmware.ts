// Reads the UF2 file of the engine that `--firmware` names. The build adds our program to it.

import { readFileSync } from 'node:fs'
import type { Board } from '../../../hal/boards/board.ts'
import { fileErrorReason } from '../../../lib/command-line/file-error.ts'
import { UsageError } from '../../../lib/command-line/usage.ts'

/** The content of the file; undefined without `--firmware`. Throws UsageError. */
export function readFirmware(file: string | undefined, boards: readonly Board[]): Buffer | undefined {
  if (file === undefined) return undefined
  if (boards.length !== 1 || boards[0]!.engine !== 'kaluma')
    throw new UsageError('--firmware needs a board with Kaluma: --board pico')
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${fileErrorReason(error)}`)
  }
}
