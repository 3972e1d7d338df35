// What `unknot flash` prints when all goes well: the plan, what is on the board, the progress, and the next steps.

import type { Board } from '../../hal/boards/board.ts'
import { ENGINES } from '../build/engines.ts'
import { readStamp } from '../build/read-stamp.ts'
import type { Port } from './ports.ts'

export const UP_TO_DATE = 'the board already has this firmware'
export const VERIFIED = 'verified: the board has the file that was sent'
export const INCOMPLETE_UPLOAD = 'the board has an incomplete upload, which does not run: it is replaced'
export const RADIO_OFF = 'turning Bluetooth off, because anyone in range could connect; the board restarts'
export const RETRYING = 'the upload lost some bytes: trying again'

/** What is on the board and will be replaced. `start` is the beginning of the stored program, `bytes` its length. */
export function describeReplaced(start: string, bytes: number): string {
  if (bytes === 0) return 'the board has no program'
  const stamp = readStamp(start)
  const what = stamp ? `unknot ${stamp.version} for ${stamp.board}` : `a program of ${bytes} bytes that is not unknot`
  return `the board has ${what}: it is replaced`
}

/** Returns a function that takes the bytes sent so far, and prints a line at each quarter of `total`. */
export function reportQuarters(total: number, print: (line: string) => void): (bytes: number) => void {
  let printed = 0
  return (bytes) => {
    const quarters = Math.floor((4 * bytes) / total)
    if (quarters > printed) print(`${quarters * 25} % of ${total} bytes`)
    printed = quarters
  }
}

/** What will happen. A board that must be made ready first is known only when it does not answer: see problems.ts. */
export const describePlan = (board: Board, version: string, bytes: number, port: string): string[] => [
  `flashing unknot ${version} (${bytes} bytes) to the ${board.title} (${ENGINES[board.engine].title}) at ${port}:`,
  'unknot identifies the board, uploads the file, reads it back, and starts it',
]

/** What the owner does next. */
export const NEXT_STEPS = [
  'done. A new device is locked: press once, and one long blink says so. Press three times to unlock it: two long blinks.',
  'Then hold the button for a second: the last program starts.',
]

/** What the maker does next, after --trial. */
export const TRIAL_NEXT_STEPS = [
  'done. The light is on, and the console shows the readings. Press the button: the motor turns for a second.',
  'Two long blinks: all is well, and you can flash the firmware, without --trial. Other blinks: see docs/maker/flashing.md.',
  'The motor turns at no other time.',
]

/** One line a port. A star marks those that fit the board. */
export const listPorts = (ports: readonly Port[]): string[] =>
  ports.map(({ path, description, likely }) => `${likely ? '*' : ' '} ${path}  ${description}`)
