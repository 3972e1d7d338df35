// Connects a command to a board: chooses the port, and opens the connection that the engine needs.

import type { Board } from '../../hal/boards/board.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import type { Connection } from './connection.ts'
import { baudRate, type EspruinoTool } from './espruino-tool.ts'
import type { Ways } from './flash-board.ts'
import { connectTool, scanBluetooth } from './forked-tool.ts'
import { listPorts } from './messages.ts'
import { openConnection } from './open-connection.ts'
import { listSerialPorts, type Port, type PortKind, portKind } from './ports.ts'
import { FlashError } from './problems.ts'

/** The ports of this computer. Tests replace it. */
export interface Connector {
  findPorts(board: Board): Promise<Port[]>
  connectTool(port: string, kind: PortKind, baudRate: number): Promise<EspruinoTool>
  openConnection(port: string, kind: PortKind): Promise<Connection>
}

/** Bluetooth devices with a console. A likely one has the first word of the board's title as its name. */
async function findBluetoothPorts(board: Board): Promise<Port[]> {
  if (process.platform !== 'linux' || !board.about.reachedOver.includes('bluetooth')) return []
  const name = board.title.split(' ')[0]!
  return (await scanBluetooth()).map(({ path, description = '' }) => ({
    path,
    description,
    likely: description.startsWith(name),
  }))
}

export const SYSTEM_CONNECTOR: Connector = {
  findPorts: async (board) => [...(await listSerialPorts(board)), ...(await findBluetoothPorts(board))],
  connectTool,
  openConnection,
}

/** The port that was given, or the only likely one. Throws FlashError, or UsageError where the user must choose one. */
export async function choosePort(
  board: Board,
  given: string | undefined,
  { findPorts }: Pick<Connector, 'findPorts'>,
  print: (line: string) => void,
): Promise<string> {
  if (given !== undefined) {
    if (portKind(given) === 'bluetooth' && board.engine === 'kaluma')
      throw new UsageError(
        `${board.title} has no Bluetooth console; give its serial port, such as /dev/ttyACM0 or COM3`,
      )
    return given
  }
  const ports = await findPorts(board)
  if (ports.length === 0) throw new FlashError('notFound')
  for (const line of listPorts(ports)) print(line)
  const likely = ports.filter((port) => port.likely)
  if (likely.length === 1) return likely[0]!.path
  const problem = likely.length === 0 ? 'no port looks like' : `${likely.length} ports look like`
  throw new UsageError(`${problem} the ${board.title}; choose one from the list with --port PORT`)
}

/** The ways to the board at `port`. Throws UsageError for a word that is no port. */
export function waysTo(board: Board, port: string, connector: Connector): Ways {
  const kind = portKind(port)
  return {
    openConnection: () => connector.openConnection(port, kind),
    connectTool: async () => {
      if (kind === 'bluetooth' && process.platform !== 'linux') throw new FlashError('noBluetooth')
      return connector.connectTool(port, kind, baudRate(board))
    },
  }
}
