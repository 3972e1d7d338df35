// What goes wrong while calibrating, where it is not what goes wrong while flashing.

import type { Board } from '../../hal/boards/board.ts'
import { hidesConsole, PROBLEMS, type Rows, SERVICE } from '../flash/problems.ts'
import { GIVES_UP_MS } from './times.ts'

const ALONE = 'a device can be calibrated with its button alone (docs/maker/calibration.md)'

/** The rows of flashing, in the words of calibrating. */
export const CALIBRATE_PROBLEMS: Rows = {
  ...PROBLEMS,
  bluetooth: { ...PROBLEMS.bluetooth, next: () => ALONE },
  cut: {
    exit: PROBLEMS.cut.exit,
    says: ({ port }) => `the connection to ${port} ended`,
    next: ({ board }) =>
      `a motor that was being calibrated stops by itself, within ${Math.ceil(GIVES_UP_MS / 1000)} s, or at a long press; ${
        hidesConsole(board) ? `to try again, ${SERVICE}` : 'look at the cable, and try again'
      }`,
  },
  silent: {
    ...PROBLEMS.silent,
    next: ({ board }) =>
      hidesConsole(board) ? `if it runs unknot, ${SERVICE}` : 'unplug it, plug it in again, and try again',
  },
  differs: {
    ...PROBLEMS.differs,
    says: ({ said }) => `what was read back of the settings is not what was written: ${said}`,
    next: () => 'what was stored before still holds; try again, and if it stays so, the flash of the board is worn out',
  },
}

/** What is on the board is not what was asked for: what the sentence says, and the exit code, as flashing has them. */
const STRANGE = {
  none: {
    exit: 9,
    says: ({ title }: Board) => `there is no unknot on that ${title}`,
    next: ({ name }: Board) => `npx unknot flash --board ${name} puts it there`,
  },
  other: {
    exit: 6,
    says: (board: Board, built: string) =>
      `the unknot on that ${board.title} was built for ${built}, not for ${board.name}`,
    next: (_: Board, built: string) => `give --board ${built}, or the file with that board`,
  },
  idle: {
    exit: 9,
    says: ({ title }: Board) => `unknot is on that ${title}, but does not run`,
    next: () => 'take its power away and give it back, without touching the button',
  },
}

export class StrangeError extends Error {
  readonly #kind: keyof typeof STRANGE
  readonly #built: string
  constructor(kind: keyof typeof STRANGE, built = '') {
    super(kind)
    this.#kind = kind
    this.#built = built
  }

  /** Complains of it; answers with the exit code. */
  tell(board: Board, complain: (line: string) => void): number {
    const { exit, says, next } = STRANGE[this.#kind]
    complain(`${says(board, this.#built)}; ${next(board, this.#built)}`)
    return exit
  }
}
