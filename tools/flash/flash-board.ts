// Flashes a board that a way leads to, in the same words on the command line and on the page.

import type { Board, EspruinoBoard, KalumaBoard } from '../../hal/boards/board.ts'
import type { Connection } from './connection.ts'
import { flashEspruino } from './espruino.ts'
import type { EspruinoTool } from './espruino-tool.ts'
import { flashKaluma } from './kaluma.ts'
import { describePlan } from './messages.ts'

/** How to connect to a board: each engine needs its own kind of connection. Both throw FlashError. */
export interface Ways {
  connectTool(): Promise<EspruinoTool>
  openConnection(): Promise<Connection>
}

/** What is done with a connected board, by engine. */
export interface EngineActions<T> {
  espruino(board: EspruinoBoard, tool: EspruinoTool): Promise<T>
  kaluma(board: KalumaBoard, connection: Connection): Promise<T>
}

/** Connects, runs the action of the board's engine, and always closes the connection. Throws FlashError. */
export async function withBoard<T>(board: Board, ways: Ways, actions: EngineActions<T>): Promise<T> {
  if (board.engine === 'kaluma') {
    const connection = await ways.openConnection()
    try {
      return await actions.kaluma(board, connection)
    } finally {
      connection.close()
    }
  }
  const tool = await ways.connectTool()
  try {
    return await actions.espruino(board, tool)
  } finally {
    await tool.close()
  }
}

export interface Flashing {
  board: Board
  /** What the board stores, one character a byte. */
  code: string
  /** Of unknot. */
  version: string
  /** As the user knows it. */
  port: string
  /** What the user does when all went well. */
  nextSteps: readonly string[]
}

/** Says what will happen, uploads, verifies, starts, and says what to do next. Throws FlashError. */
export async function flashBoard(
  { board, code, version, port, nextSteps }: Flashing,
  ways: Ways,
  print: (line: string) => void,
): Promise<void> {
  for (const line of describePlan(board, version, code.length, port)) print(line)
  await withBoard(board, ways, {
    espruino: (espruinoBoard, tool) => flashEspruino(espruinoBoard, code, tool, print),
    kaluma: (kalumaBoard, connection) => flashKaluma(kalumaBoard, code, connection, print),
  })
  for (const line of nextSteps) print(line)
}
