// Flash of a device with stored settings, as the `given` steps of a scenario have them.

import type { Board } from '../../../hal/boards/board.ts'
import { CELLS, type Hal } from '../../../hal/hal.ts'
import type { Piece } from '../../../lib/uf2.ts'
import { parseFields } from '../../../src/memory/settings.ts'
import { plugIn } from '../../device/plugged-hal.ts'
import { EMPTY, formatLog, type Memory, parseLog } from '../../journal/log.ts'
import type { ScriptLine } from '../../script/parse.ts'
import type { Run, ScenarioDevice } from '../../script/step.ts'
import { firmwarePieces, makeFlash } from '../board/flash-image.ts'

/** What is stored after these steps. */
export function storedMemory(lines: readonly ScriptLine[], names: readonly string[]): Memory {
  const cells: string[] = Array(CELLS).fill('')
  const hal: Partial<Hal> = {
    logCells: CELLS,
    openLog: () => {},
    readCell: (cell) => cells[cell] ?? '',
    writeCell: (cell, text) => {
      cells[cell] = text
    },
    beginPage: () => {
      cells.fill('')
      return 0
    },
    dropSlots: () => {},
  }
  plugIn(hal as Hal)
  const device = { powerCycle: () => {} } as unknown as ScenarioDevice
  const run: Run = { device, names, recentTrace: [], said: [], storedSettings: parseFields(undefined) }
  let hasSteps = false
  for (const { step, args } of lines)
    if (step.kind === 'given') {
      step.perform(run, args)
      hasSteps = true
    }
  return hasSteps ? parseLog(cells.join('\xff')) : EMPTY
}

/** Flash of a board with this memory, and with the firmware on it. Throws ImageError. */
export function flashWith(board: Board, engine: readonly Piece[], code: string, memory: Memory): Uint8Array {
  const log = memory.settings === undefined ? '' : formatLog(memory)
  return makeFlash(engine, firmwarePieces(board, code, log))
}
