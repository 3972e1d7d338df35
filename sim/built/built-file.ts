// The file that a board is flashed with, and the same with counters of what it runs.

import type { Board } from '../../hal/boards/board.ts'
import { inlineLateScripts } from '../../lib/late-script.ts'
import { ESPRUINO_METER, JERRYSCRIPT_METER, NODE_COSTS } from '../device/engine/node-costs.mjs'

export interface BuiltFile {
  board: Board
  code: string
  /** The code with counters. */
  metered: string
}

/** Puts counters into a file. The parser is loaded only when there is a file. */
export async function meterFile(board: Board, code: string): Promise<BuiltFile> {
  const { meterScript } = await import('../device/engine/meter-source.mjs')
  const costs = NODE_COSTS[board.engine === 'espruino' ? ESPRUINO_METER : JERRYSCRIPT_METER]!
  return { board, code, metered: meterScript(inlineLateScripts(code), [costs]) }
}
