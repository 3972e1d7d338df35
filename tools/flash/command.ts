// `npm run flash`: builds, shows what will happen, uploads, checks, and says what to press next.

import { join } from 'node:path'
import type { Board } from '../../hal/boards/board.ts'
import type { Screen } from '../../lib/command-line/usage.ts'
import { compileRotation } from '../../programs/index.ts'
import { ProgramError } from '../../programs/language/compile.ts'
import { bundle, bundleTrial, SubsetError } from '../build/bundle.ts'
import { version } from '../build/stamp.ts'
import { BOARD_NAMES, readBoardArguments } from './arguments.ts'
import { flashEspruino } from './espruino.ts'
import { failure } from './failure.ts'
import { flashKaluma } from './kaluma.ts'
import { choosePort, connected, REAL as REACH, type Reach } from './reach.ts'
import { NEXT, NEXT_OF_TRIAL, plan } from './words.ts'

const HELP = `npm run flash -- --board NAME [--port PORT]           builds the firmware and puts it on a board
npm run flash -- --board NAME [--port PORT] --trial   the same with a program that tries the board before

NAME is ${BOARD_NAMES}.
PORT is a serial port (/dev/ttyACM0, COM3), a Bluetooth address (Linux), or tcp://HOST:PORT. Without it the ports are
listed, and the likely one is taken where there is just one. docs/maker/flashing.md has the exit codes.`

const FLAGS = { board: 'string', port: 'string', trial: 'boolean', help: 'boolean' } as const

const ROOT = join(import.meta.dirname, '../..')

/** What is outside: tests bring their own. */
export interface World extends Reach {
  build(board: Board, trial: boolean): Promise<string>
}

export const REAL: World = {
  ...REACH,
  build: (board, trial) => (trial ? bundleTrial(ROOT, board) : bundle(ROOT, board, compileRotation())),
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
    const { values, board: wanted } = readBoardArguments(FLAGS, args)
    if (!wanted) {
      print(HELP)
      return 0
    }
    board = wanted
    port = await choosePort(board, values.port, world, print)
    const trial = values.trial === true
    const code = await world.build(board, trial)
    for (const line of plan(board, version, code.length, port)) print(line)
    await connected(board, port, world, {
      espruino: (one, tool) => flashEspruino(one, code, tool, print),
      kaluma: (one, wire) => flashKaluma(one, code, wire, print),
    })
    for (const line of trial ? NEXT_OF_TRIAL : NEXT) print(line)
    return 0
  } catch (error) {
    if (!(error instanceof ProgramError || error instanceof SubsetError)) return failure(error, board, port, complain)
    complain(error.message)
    return 1
  }
}
