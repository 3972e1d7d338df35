// Reaching a board from a command line: which port it is at, and the connection that its engine takes.

import type { Board, EspruinoBoard, KalumaBoard } from '../../hal/boards/board.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import { type Kind, kindOf, type Port, serialPorts } from './ports.ts'
import { FlashError } from './problems.ts'
import { connectTool, scanBluetooth, type Tool } from './tool.ts'
import { openWire, type Wire } from './wire.ts'
import { listing } from './words.ts'

/** What is outside: tests bring their own. */
export interface Reach {
  ports(board: Board): Promise<Port[]>
  connectTool(port: string, kind: Kind, baud: number): Promise<Tool>
  openWire(port: string, kind: Kind): Promise<Wire>
}

/** Of a board on a UART: what Espruino has there. It does not matter on USB. */
const baudOf = ({ about }: Board): number => (about.chip === 'esp32' ? 115_200 : 9600)

/** Bluetooth devices that may be the board: called by its first name, or by none of ours. */
async function bluetoothPorts(board: Board): Promise<Port[]> {
  if (process.platform !== 'linux' || !board.about.reachedOver.includes('bluetooth')) return []
  const name = board.title.split(' ')[0]!
  return (await scanBluetooth()).map(({ path, description = '' }) => ({
    path,
    what: description,
    likely: description.startsWith(name),
  }))
}

export const REAL: Reach = {
  ports: async (board) => [...(await serialPorts(board)), ...(await bluetoothPorts(board))],
  connectTool,
  openWire,
}

/** The port that was given, or the only likely one. Throws FlashError, or UsageError where one must be chosen. */
export async function choosePort(
  board: Board,
  given: string | undefined,
  { ports }: Reach,
  print: (line: string) => void,
): Promise<string> {
  if (given !== undefined) {
    kindOf(given)
    return given
  }
  const found = await ports(board)
  if (found.length === 0) throw new FlashError('nothing')
  for (const line of listing(found)) print(line)
  const likely = found.filter((port) => port.likely)
  if (likely.length === 1) return likely[0]!.path
  throw new UsageError(`which of these is the ${board.title}? Give it with --port`)
}

/** What is done over a connection, by engine. */
interface Over<T> {
  espruino(board: EspruinoBoard, tool: Tool): Promise<T>
  kaluma(board: KalumaBoard, wire: Wire): Promise<T>
}

/** Connects, does it, and closes whatever came of it. Throws FlashError and UsageError. */
export async function connected<T>(board: Board, port: string, reach: Reach, over: Over<T>): Promise<T> {
  const kind = kindOf(port)
  if (board.engine === 'kaluma') {
    if (kind === 'bluetooth') throw new UsageError(`${board.title} has no Bluetooth console: give its serial port`)
    const wire = await reach.openWire(port, kind)
    try {
      return await over.kaluma(board, wire)
    } finally {
      wire.close()
    }
  }
  if (kind === 'bluetooth' && process.platform !== 'linux') throw new FlashError('bluetooth')
  const tool = await reach.connectTool(port, kind, baudOf(board))
  try {
    return await over.espruino(board, tool)
  } finally {
    await tool.close()
  }
}
