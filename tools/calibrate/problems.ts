// What can go wrong while calibrating, where it differs from flashing.

import type { Board } from '../../hal/boards/board.ts'
import { type Context, ENTER_SERVICE, hidesConsole, PROBLEMS, type ProblemRows } from '../flash/problems.ts'
import { GIVE_UP_MS } from './time-limit.ts'

const adviseAfterLoss = ({ board }: Context): string =>
  `if the motor turns, it stops by itself within ${Math.ceil(GIVE_UP_MS / 1000)} s, or at a long press; ${
    hidesConsole(board) ? `to try again, ${ENTER_SERVICE}` : 'check the cable, and try again'
  }`

/** The problems of flashing, with the sentences of calibrating. */
export const CALIBRATE_PROBLEMS: ProblemRows = {
  ...PROBLEMS,
  noBluetooth: {
    ...PROBLEMS.noBluetooth,
    advise: () => 'calibrate with the button of the device instead (docs/maker/calibration.md)',
  },
  disconnected: {
    exit: PROBLEMS.disconnected.exit,
    describe: ({ port }) => `the connection to ${port} ended`,
    advise: adviseAfterLoss,
  },
  stalled: {
    ...PROBLEMS.stalled,
    describe: ({ port, detail }) => `the connection to ${port} does not go on: ${detail}`,
    advise: adviseAfterLoss,
  },
  noAnswer: {
    ...PROBLEMS.noAnswer,
    advise: ({ board }) =>
      hidesConsole(board) ? `if it runs unknot, ${ENTER_SERVICE}` : 'unplug it, plug it in again, and try again',
  },
  mismatch: {
    ...PROBLEMS.mismatch,
    describe: ({ detail }) => `the settings on the board differ from the settings that were written: ${detail}`,
    advise: () =>
      'the earlier settings still apply; try again, and if they differ again, the flash memory of the board is worn out',
  },
}

/** Firmware on the board that cannot be calibrated. The exit codes are those of flashing. */
const FIRMWARE_PROBLEMS = {
  missing: {
    exit: 9,
    describe: ({ title }: Board) => `the ${title} has no unknot on it`,
    advise: ({ name }: Board) => `type npx unknot flash --board ${name}`,
  },
  otherBoard: {
    exit: 6,
    describe: (board: Board, builtFor: string) =>
      `expected unknot for ${board.name}, but the ${board.title} has unknot for ${builtFor}`,
    advise: (_: Board, builtFor: string) => `give --board ${builtFor}, or the file of that board`,
  },
  notRunning: {
    exit: 9,
    describe: ({ title }: Board) => `the ${title} has unknot on it, but does not run it`,
    advise: () => 'disconnect its power and connect it again, without pressing the button',
  },
}

export class FirmwareError extends Error {
  readonly #problem: keyof typeof FIRMWARE_PROBLEMS
  readonly #builtFor: string
  constructor(problem: keyof typeof FIRMWARE_PROBLEMS, builtFor = '') {
    super(problem)
    this.#problem = problem
    this.#builtFor = builtFor
  }

  /** Prints the problem with its next step. Returns the exit code. */
  report(board: Board, complain: (line: string) => void): number {
    const { exit, describe, advise } = FIRMWARE_PROBLEMS[this.#problem]
    complain(`${describe(board, this.#builtFor)}; ${advise(board, this.#builtFor)}`)
    return exit
  }
}
