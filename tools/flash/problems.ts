// What can go wrong while flashing: one row a problem, with its sentence, what to do next, and the exit code.

import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { ENGINES } from '../build/engines.ts'

/** What the sentences speak of. */
export interface Scene {
  board: Board
  /** As it was typed, or found. */
  port: string
  /** What the board, the tool or the system said. */
  said?: string
}

interface Row {
  /** Scripts know it by this number: docs/maker/flashing.md has them all. */
  exit: number
  says(scene: Scene): string
  next(scene: Scene): string
}

/** How the console of a board that hides it over Bluetooth is had back. */
export const SERVICE =
  'put it in service first: five short presses while it is off, then its light blinks slowly (or hold the button while it starts)'

/** How a Pico is kept from running its program, whose watchdog would end the upload. */
export const SKIP_PROGRAM = 'connect GP22 to ground, plug the board in, and take the connection away'

export const hidesConsole = ({ about }: Board): boolean => about.reachedOver.includes('bluetooth')

const again = ({ board }: Scene): string =>
  board.engine === 'kaluma' ? `${SKIP_PROGRAM}; then flash again` : 'come close, or look at the cable; then flash again'

const BOOTLOADER = 'https://www.espruino.com/Download'
const KALUMA = 'https://github.com/kaluma-project/kaluma/releases/tag/1.2.1'

const CABLE = 'plug the board in with a cable that carries data'

export const PROBLEMS = {
  nothing: {
    exit: 3,
    says: ({ port }) => (port === '' ? 'no port with a board was found' : `there is nothing at ${port}`),
    next: ({ board }) => {
      const cable = board.about.reachedOver.some((way) => way !== 'bluetooth')
      if (!hidesConsole(board)) return CABLE
      return cable ? `${CABLE}, or, for Bluetooth, ${SERVICE}` : SERVICE
    },
  },
  bluetooth: {
    exit: 3,
    says: () => 'this computer gives no way to Bluetooth: it needs Linux with BlueZ running',
    next: ({ board }) =>
      `npx unknot build --board ${board.name}, and paste dist/${board.name}.paste.txt into https://www.espruino.com/ide/ in Chrome, which brings its own Bluetooth`,
  },
  permission: {
    exit: 4,
    says: ({ port }) => `${port} may not be opened by you`,
    next: () => 'on Linux: sudo usermod -aG dialout $USER (uucp on Arch), then log in anew',
  },
  busy: {
    exit: 5,
    says: ({ port }) => `${port} is in use by another program`,
    next: () => 'close the Web IDE, a terminal, or whatever else is connected to the board',
  },
  board: {
    exit: 6,
    says: ({ board, port, said }) =>
      `the board at ${port} calls itself ${said}, and a ${board.title} calls itself ${board.about.firmware}`,
    next: ({ said }) => {
      const fitting = Object.values(boards).find(({ about }) => about.firmware === said)
      return `give another port${fitting ? `, or --board ${fitting.name}` : ''}; nothing was written`
    },
  },
  version: {
    exit: 7,
    says: ({ board, said }) =>
      board.engine === 'kaluma'
        ? `the board has Kaluma ${said}, and only 1.2.1 will do`
        : `the board has Espruino ${said}, too old for this firmware: ${board.about.oldest} is the oldest that works on it`,
    next: ({ board }) =>
      board.engine === 'kaluma'
        ? `put Kaluma 1.2.1 on it (${KALUMA}); nothing was written`
        : `put a newer Espruino on it (${BOOTLOADER}); nothing was written`,
  },
  cut: {
    exit: 8,
    says: ({ port }) => `the connection to ${port} ended before the upload was checked`,
    next: (scene) => `what is on the board runs nothing until it is whole: ${again(scene)}`,
  },
  silent: {
    exit: 9,
    says: ({ port }) => `what is at ${port} does not answer`,
    next: ({ board }) =>
      hidesConsole(board) ? `if it runs unknot, ${SERVICE}` : 'unplug it, plug it in again, and flash again',
  },
  nonsense: {
    exit: 9,
    says: ({ board, port, said }) =>
      `what is at ${port} answers nonsense for a board with ${ENGINES[board.engine].title}: ${said}`,
    next: () => 'see that it is the right port, and that the board has its engine (docs/maker/flashing.md)',
  },
  room: {
    exit: 9,
    says: () => 'the board did not take the file: its storage may be full',
    next: ({ board }) =>
      board.engine === 'kaluma'
        ? again({ board, port: '' })
        : 'on its console, require("Storage").list() shows what is there and require("Storage").erase(NAME) makes room',
  },
  differs: {
    exit: 9,
    says: ({ said }) => `what was read back is not what was sent: ${said}`,
    next: () => 'flash again; if it stays so, the flash of the board is worn out',
  },
} satisfies Record<string, Row>

export type Problem = keyof typeof PROBLEMS
export type Rows = Record<Problem, Row>

/** Ctrl-C, as shells count it. */
export const STOPPED = 130

/** Thrown where it happens; the command says the rest. */
export class FlashError extends Error {
  readonly problem: Problem
  readonly said: string | undefined
  constructor(problem: Problem, said?: string) {
    super(said === undefined ? problem : `${problem}: ${said}`)
    this.problem = problem
    this.said = said
  }
}

/** What systems and drivers say, and what it means; the first that fits. */
const MEANINGS: readonly (readonly [RegExp, Problem])[] = [
  [/EACCES|EPERM|permission denied/i, 'permission'],
  // Windows says that access is denied where a port is open already.
  [/EBUSY|access denied|cannot lock|temporarily unavailable|resource busy/i, 'busy'],
  [/adapter|dbus|bluez|bluetooth/i, 'bluetooth'],
  [/ENOENT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|no such|not found|unable to connect/i, 'nothing'],
]

/** The problem behind the words of a system; a connection that ends in any other way was cut. */
export const meaning = (said: string): Problem => MEANINGS.find(([words]) => words.test(said))?.[1] ?? 'cut'
