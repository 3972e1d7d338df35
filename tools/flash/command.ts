// `unknot flash`: builds the firmware, says what will happen, uploads it, verifies it, and says what to press next.

import { join } from 'node:path'
import type { Board } from '../../hal/boards/board.ts'
import { barOn } from '../../lib/command-line/long-run.ts'
import { FAILED, INTERRUPTED, type Terminal } from '../../lib/command-line/usage.ts'
import { compiledRotation } from '../../programs/index.ts'
import { ProgramError } from '../../programs/language/compile.ts'
import { makeFlashFiles, RoomError } from '../build/artifacts/flash-files.ts'
import { withLink } from '../build/boards/project-board.ts'
import { bundle, bundleTrial, SubsetError } from '../build/bundle.ts'
import { version } from '../build/stamp.ts'
import { storedCode } from '../build/tokens.ts'
import { type BoardFlags, chooseBoard } from './board-flags.ts'
import { type Connector, choosePort, SYSTEM_CONNECTOR, waysTo } from './connect.ts'
import { flashBoard } from './flash-board.ts'
import { NEXT_STEPS, TRIAL_NEXT_STEPS } from './messages.ts'
import { reportFailure } from './report-failure.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface FlashFlags extends BoardFlags {
  trial?: boolean
  link?: boolean
}

/** What the command takes from outside. Tests replace it. */
export interface Dependencies extends Connector {
  /** What the board stores. Throws ProgramError, SubsetError and RoomError. */
  build(board: Board, isTrial: boolean): Promise<string>
}

const SYSTEM: Dependencies = {
  ...SYSTEM_CONNECTOR,
  async build(board, isTrial) {
    const code = storedCode(board, await (isTrial ? bundleTrial(ROOT, board) : bundle(ROOT, board, compiledRotation())))
    // Refuses what does not fit, before a board is touched.
    makeFlashFiles(board, code)
    return code
  },
}

/** Returns the exit code. Throws UsageError. */
export async function flash(
  flags: FlashFlags,
  { print, complain, stderr }: Pick<Terminal, 'print' | 'complain' | 'stderr'>,
  dependencies: Dependencies,
): Promise<number> {
  const board = withLink(chooseBoard(flags), flags.link)
  const isTrial = flags.trial === true
  const bar = barOn(stderr)
  let port = ''
  try {
    port = await choosePort(board, flags.port, dependencies, print)
    bar.show(0, `building for ${board.title}`)
    const code = await dependencies.build(board, isTrial)
    bar.clear()
    const ways = waysTo(board, port, dependencies)
    await flashBoard({ board, code, version, port, nextSteps: isTrial ? TRIAL_NEXT_STEPS : NEXT_STEPS }, ways, print)
    return 0
  } catch (error) {
    bar.clear()
    if (!(error instanceof ProgramError || error instanceof SubsetError || error instanceof RoomError))
      return reportFailure(error, board, port, complain)
    complain(error.message)
    return FAILED
  }
}

/** Runs `unknot flash` with the ports of this computer, and ends at Ctrl-C. */
export async function flashFromTerminal(_: readonly string[], flags: FlashFlags, terminal: Terminal): Promise<number> {
  const stop = () => {
    terminal.complain('stopped; if the upload had begun, the board does not run until you flash it again')
    process.exit(INTERRUPTED)
  }
  process.once('SIGINT', stop)
  try {
    return await flash(flags, terminal, SYSTEM)
  } finally {
    process.off('SIGINT', stop)
    terminal.endSoon?.()
  }
}
