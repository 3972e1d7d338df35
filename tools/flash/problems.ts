// What can go wrong while flashing: one row a problem, with its sentence, the next step, and the exit code.

import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { ENGINES } from '../build/engines.ts'

/** What the sentences need to know. */
export interface Context {
  board: Board
  /** As typed or found. */
  port: string
  /** What the board, the tool or the system answered. */
  detail?: string
}

interface ProblemRow {
  /** docs/maker/flashing.md lists the exit codes for scripts. */
  exit: number
  describe(context: Context): string
  advise(context: Context): string
}

/** How to open the console that a board with Bluetooth closes while it runs. */
export const ENTER_SERVICE =
  'put the board in service mode first: five short presses while it is off, until its light blinks slowly (or hold the button while it starts). With the link in its firmware, that only opens the link: docs/maker/link.md says how to open its console'

/** How to start a Pico without its program. The watchdog of the program would end the upload. */
export const SKIP_PROGRAM = 'connect GP22 to ground, plug the board in, and take the connection away'

export const hidesConsole = ({ about }: Board): boolean => about.reachedOver.includes('bluetooth')

const adviseRetry = ({ board }: Context): string =>
  board.engine === 'kaluma'
    ? `${SKIP_PROGRAM}; then flash again`
    : 'check the cable or move closer to the board, then flash again'

const ESPRUINO_DOWNLOAD = 'https://www.espruino.com/Download'
const KALUMA_DOWNLOAD = 'https://github.com/kaluma-project/kaluma/releases/tag/1.2.1'

const PLUG_IN = 'plug the board in with a cable that carries data'

export const PROBLEMS = {
  notFound: {
    exit: 3,
    describe: ({ port }) => (port === '' ? 'found no port with a board' : `nothing is connected at ${port}`),
    advise: ({ board }) => {
      const hasWire = board.about.reachedOver.some((way) => way !== 'bluetooth')
      if (!hidesConsole(board)) return PLUG_IN
      const runsUnknot = `if it runs unknot, ${ENTER_SERVICE}`
      return hasWire ? `${PLUG_IN}; for Bluetooth, ${runsUnknot}` : `power the board near this computer; ${runsUnknot}`
    },
  },
  noBluetooth: {
    exit: 3,
    describe: () => 'this computer has no usable Bluetooth: it needs Linux with BlueZ running',
    advise: ({ board }) =>
      `type npx unknot build --board ${board.name}, and paste dist/${board.name}.paste.txt into https://www.espruino.com/ide/ in Chrome, which has its own Bluetooth`,
  },
  noPermission: {
    exit: 4,
    describe: ({ port }) => `you have no permission to open ${port}`,
    advise: () => 'on Linux, type sudo usermod -aG dialout $USER (uucp on Arch), then log in again',
  },
  busy: {
    exit: 5,
    describe: ({ port }) => `another program uses ${port}`,
    advise: () => 'close the Web IDE, the terminal, or any other program that is connected to the board',
  },
  wrongBoard: {
    exit: 6,
    describe: ({ board, port, detail }) =>
      `expected a ${board.title}, which reports ${board.about.firmware}, but the board at ${port} reports ${detail}`,
    advise: ({ detail }) => {
      const fitting = Object.values(boards).find(({ about }) => about.firmware === detail)
      return `nothing was written; give another --port${fitting ? `, or --board ${fitting.name}` : ''}`
    },
  },
  wrongVersion: {
    exit: 7,
    describe: ({ board, detail }) =>
      board.engine === 'kaluma'
        ? `expected Kaluma 1.2.1, but the board has ${detail}`
        : `expected Espruino ${board.about.oldest} or newer, but the board has ${detail}`,
    advise: ({ board }) =>
      board.engine === 'kaluma'
        ? `nothing was written; install Kaluma 1.2.1 (${KALUMA_DOWNLOAD})`
        : `nothing was written; install a newer Espruino (${ESPRUINO_DOWNLOAD})`,
  },
  disconnected: {
    exit: 8,
    describe: ({ port }) => `the connection to ${port} ended before the upload was verified`,
    advise: (context) => `the board does not run an incomplete upload: ${adviseRetry(context)}`,
  },
  stalled: {
    exit: 8,
    describe: ({ port, detail }) => `the upload to ${port} ended before it was verified: ${detail}`,
    advise: (context) => `the board does not run an incomplete upload: ${adviseRetry(context)}`,
  },
  noAnswer: {
    exit: 9,
    describe: ({ port }) => `the board at ${port} does not answer`,
    advise: ({ board }) =>
      hidesConsole(board) ? `if it runs unknot, ${ENTER_SERVICE}` : 'unplug it, plug it in again, and flash again',
  },
  unexpectedAnswer: {
    exit: 9,
    describe: ({ board, port, detail }) =>
      `expected a board with ${ENGINES[board.engine].title} at ${port}, but got an unexpected answer: ${detail}`,
    advise: () => 'check that it is the right port, and that the board has its engine (docs/maker/flashing.md)',
  },
  rejected: {
    exit: 9,
    describe: () => 'the board rejected the file: its storage may be full',
    advise: (context) =>
      context.board.engine === 'kaluma'
        ? adviseRetry(context)
        : 'on its console, require("Storage").list() lists the files and require("Storage").erase(NAME) removes one',
  },
  mismatch: {
    exit: 9,
    describe: ({ detail }) => `the file on the board differs from the file that was sent: ${detail}`,
    advise: () => 'flash again; if it differs again, the flash memory of the board is worn out',
  },
} satisfies Record<string, ProblemRow>

export type Problem = keyof typeof PROBLEMS
export type ProblemRows = Record<Problem, ProblemRow>

/** A problem with the board or its port. The command prints the sentence of its row. */
export class FlashError extends Error {
  readonly problem: Problem
  readonly detail: string | undefined
  constructor(problem: Problem, detail?: string) {
    super(detail === undefined ? problem : `${problem}: ${detail}`)
    this.problem = problem
    this.detail = detail
  }
}

/** Error messages of systems and drivers. The first pattern that matches tells the problem. */
const ERROR_PATTERNS: readonly (readonly [RegExp, Problem])[] = [
  [/EACCES|EPERM|permission denied/i, 'noPermission'],
  // Windows says "access denied" when the port is already open.
  [/EBUSY|access denied|cannot lock|temporarily unavailable|resource busy/i, 'busy'],
  [/adapter|dbus|bluez|bluetooth/i, 'noBluetooth'],
  [/ENOENT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|no such|not found|unable to connect/i, 'notFound'],
]

/** The problem behind an error message. An open connection that ends with any other message was cut. */
export const classifyError = (message: string, otherwise: Problem = 'disconnected'): Problem =>
  ERROR_PATTERNS.find(([pattern]) => pattern.test(message))?.[1] ?? otherwise
