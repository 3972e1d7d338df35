// `npm run flash`: builds, shows what will happen, uploads, checks, and says what to press next.

import { join } from 'node:path'
import { findBoard } from '../../build/boards.ts'
import { bundle, SubsetError } from '../../build/bundle.ts'
import { version } from '../../build/stamp.ts'
import { readArguments, type Screen, UsageError, unknownName } from '../../build/usage.ts'
import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { compileRotation } from '../../programs/index.ts'
import { ProgramError } from '../../programs/language/compile.ts'
import { flashEspruino } from './espruino.ts'
import { flashKaluma } from './kaluma.ts'
import { type Kind, kindOf, type Port, serialPorts } from './ports.ts'
import { FlashError, PROBLEMS } from './problems.ts'
import { connectTool, scanBluetooth, type Tool } from './tool.ts'
import { openWire, type Wire } from './wire.ts'
import { listing, NEXT, plan } from './words.ts'

const HELP = `npm run flash -- --board NAME [--port PORT]   builds the firmware and puts it on a board

NAME is ${Object.keys(boards).join(', ')}, or a file with a board of your own (docs/own-board.md).
PORT is a serial port (/dev/ttyACM0, COM3), a Bluetooth address (Linux), or tcp://HOST:PORT. Without it the ports are
listed, and the likely one is taken where there is just one. docs/flashing.md has the exit codes.`

const FLAGS = { board: 'string', port: 'string', help: 'boolean' } as const

/** What is outside: tests bring their own. */
export interface World {
  build(board: Board): Promise<string>
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

export const REAL: World = {
  build: (board) => bundle(join(import.meta.dirname, '../..'), board, compileRotation()),
  ports: async (board) => [...(await serialPorts(board)), ...(await bluetoothPorts(board))],
  connectTool,
  openWire,
}

/** The port that was given, or the only likely one. Throws FlashError, or UsageError where one must be chosen. */
async function choose(board: Board, { ports }: World, print: (line: string) => void): Promise<string> {
  const found = await ports(board)
  if (found.length === 0) throw new FlashError('nothing')
  for (const line of listing(found)) print(line)
  const likely = found.filter((port) => port.likely)
  if (likely.length === 1) return likely[0]!.path
  throw new UsageError(`which of these is the ${board.title}? Give it with --port`)
}

async function flash(board: Board, code: string, port: string, world: World, tell: (line: string) => void) {
  const kind = kindOf(port)
  if (board.engine === 'kaluma') {
    if (kind === 'bluetooth') throw new UsageError(`${board.title} has no Bluetooth console: give its serial port`)
    const wire = await world.openWire(port, kind)
    try {
      await flashKaluma(board, code, wire, tell)
    } finally {
      wire.close()
    }
    return
  }
  if (kind === 'bluetooth' && process.platform !== 'linux') throw new FlashError('bluetooth')
  const tool = await world.connectTool(port, kind, baudOf(board))
  try {
    await flashEspruino(board, code, tool, tell)
  } finally {
    await tool.close()
  }
}

/** Runs a command line; answers with the exit code. */
export async function command(
  args: readonly string[],
  { print, complain }: Screen,
  world: World = REAL,
): Promise<number> {
  let board: Board | undefined
  let port = ''
  try {
    const { values, positionals } = readArguments(FLAGS, args)
    if (values.help) {
      print(HELP)
      return 0
    }
    if (positionals[0] !== undefined) throw unknownName('argument', positionals[0], ['--board', '--port'])
    if (values.board === undefined) throw new UsageError(`which board? --board ${Object.keys(boards).join(', ')}`)
    board = findBoard(values.board)
    if (values.port !== undefined) kindOf(values.port)
    port = values.port ?? (await choose(board, world, print))
    const code = await world.build(board)
    for (const line of plan(board, version, code.length, port)) print(line)
    await flash(board, code, port, world, print)
    for (const line of NEXT) print(line)
    return 0
  } catch (error) {
    if (error instanceof UsageError || error instanceof ProgramError || error instanceof SubsetError) {
      complain(error.message)
      return error instanceof UsageError ? 2 : 1
    }
    if (!(error instanceof FlashError && board)) throw error
    const { exit, says, next } = PROBLEMS[error.problem]
    const scene = { board, port, ...(error.said !== undefined && { said: error.said }) }
    complain(`${says(scene)}; ${next(scene)}`)
    return exit
  }
}
