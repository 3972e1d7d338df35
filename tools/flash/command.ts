// `unknot flash`: builds, shows what will happen, uploads, checks, and says what to press next.

import { join } from 'node:path'
import type { Board } from '../../hal/boards/board.ts'
import { barOn } from '../../lib/command-line/long-run.ts'
import { FAILED, type Terminal } from '../../lib/command-line/usage.ts'
import { compileRotation } from '../../programs/index.ts'
import { ProgramError } from '../../programs/language/compile.ts'
import { bundle, bundleTrial, SubsetError } from '../build/bundle.ts'
import { version } from '../build/stamp.ts'
import { type BoardFlags, boardIn } from './arguments.ts'
import { flashEspruino } from './espruino.ts'
import { failure } from './failure.ts'
import { flashKaluma } from './kaluma.ts'
import { STOPPED } from './problems.ts'
import { choosePort, connected, REAL as REACH, type Reach } from './reach.ts'
import { NEXT, NEXT_OF_TRIAL, plan } from './words.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface FlashFlags extends BoardFlags {
  trial?: boolean
}

/** What is outside: tests bring their own. */
export interface World extends Reach {
  build(board: Board, trial: boolean): Promise<string>
}

const REAL: World = {
  ...REACH,
  build: (board, trial) => (trial ? bundleTrial(ROOT, board) : bundle(ROOT, board, compileRotation())),
}

/** Answers with the exit code. Throws UsageError. */
export async function flash(
  flags: FlashFlags,
  { print, complain, stderr }: Pick<Terminal, 'print' | 'complain' | 'stderr'>,
  world: World,
): Promise<number> {
  const board = boardIn(flags)
  const trial = flags.trial === true
  const bar = barOn(stderr)
  let port = ''
  try {
    port = await choosePort(board, flags.port, world, print)
    bar.show(0, `building for ${board.title}`)
    const code = await world.build(board, trial)
    bar.clear()
    for (const line of plan(board, version, code.length, port)) print(line)
    await connected(board, port, world, {
      espruino: (one, tool) => flashEspruino(one, code, tool, print),
      kaluma: (one, wire) => flashKaluma(one, code, wire, print),
    })
    for (const line of trial ? NEXT_OF_TRIAL : NEXT) print(line)
    return 0
  } catch (error) {
    bar.clear()
    if (!(error instanceof ProgramError || error instanceof SubsetError)) return failure(error, board, port, complain)
    complain(error.message)
    return FAILED
  }
}

/** The same with the ports of this computer, and Ctrl-C. */
export function flashHere(_: readonly string[], flags: FlashFlags, terminal: Terminal): Promise<number> {
  process.once('SIGINT', () => {
    terminal.complain('stopped; if the upload had begun, the board runs nothing until it is flashed again')
    process.exit(STOPPED)
  })
  return flash(flags, terminal, REAL)
}
