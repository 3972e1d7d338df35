// Flashes a board from the page: the same steps, checks and words as `unknot flash`.

import type { Board } from '../../hal/boards/board.ts'
import { type Connection, connectOver } from '../../tools/flash/connection.ts'
import { createPacketTool } from '../../tools/flash/espruino-packets.ts'
import { baudRate } from '../../tools/flash/espruino-tool.ts'
import { flashBoard } from '../../tools/flash/flash-board.ts'
import { NEXT_STEPS } from '../../tools/flash/messages.ts'
import { PROBLEMS } from '../../tools/flash/problems.ts'
import { reportFailure } from '../../tools/flash/report-failure.ts'
import { LinkError } from '../../tools/link/problems.ts'
import { type Chosen, ConnectError, choose, type Way } from './choose.ts'
import { openConsole } from './console.ts'

/** Of a Pico: USB ignores it. */
const KALUMA_BAUD_RATE = 115_200

/** What is flashed: a file for a board. */
export interface Firmware {
  board: Board
  code: string
  /** Of unknot. */
  version: string
}

async function connect(chosen: Chosen, way: Way, board: Board, print: (line: string) => void): Promise<Connection> {
  const port = await chosen.open(board.engine === 'kaluma' ? KALUMA_BAUD_RATE : baudRate(board))
  try {
    return way === 'bluetooth' ? await openConsole(port, print) : connectOver(port)
  } catch (error) {
    await port.close()
    throw error
  }
}

/** Call it in a click. Prints what `unknot flash` prints, and returns its exit code. */
export async function flashFromPage(
  { board, code, version }: Firmware,
  way: Way,
  print: (line: string) => void,
): Promise<number> {
  let port = ''
  try {
    const chosen = await choose(way)
    port = chosen.name
    const openConnection = () => connect(chosen, way, board, print)
    const connectTool = async () => createPacketTool(await openConnection())
    const flashing = { board, code, version, port, nextSteps: NEXT_STEPS }
    await flashBoard(flashing, { openConnection, connectTool }, print)
    return 0
  } catch (error) {
    if (!(error instanceof ConnectError || error instanceof LinkError)) return reportFailure(error, board, port, print)
    print(error.message)
    return error instanceof ConnectError ? error.exit : PROBLEMS.noAnswer.exit
  }
}
