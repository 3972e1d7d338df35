// What flashing says besides what goes wrong: the plan, what is on the board, how far it is, what to press next.

import type { Board } from '../../hal/boards/board.ts'
import { ENGINES } from '../build/engines.ts'
import { readStamp } from '../build/stamp.ts'
import type { Port } from './ports.ts'
import { SERVICE, SKIP_PROGRAM } from './problems.ts'

export const SAME = 'this very firmware is on it already'
export const CHECKED = 'checked: what is on it is what was sent'
export const CUT_BEFORE = 'an upload to it was cut off: what is there runs nothing, and is replaced'

/** What the stored program is that begins so. */
export function replaced(start: string, bytes: number): string {
  if (bytes === 0) return 'nothing is stored on it'
  const ours = readStamp(start)
  const what = ours ? `unknot ${ours.version} for ${ours.board}` : `a program that is not unknot, ${bytes} bytes,`
  return `${what} is on it, and is replaced`
}

/** Says so at each quarter of the way. */
export function progress(total: number, tell: (line: string) => void): (bytes: number) => void {
  let told = 0
  return (bytes) => {
    const quarters = Math.floor((4 * bytes) / total)
    if (quarters > told) tell(`${quarters * 25} % of ${total} bytes`)
    told = quarters
  }
}

/** What will happen, and what to do before. */
export function plan(board: Board, version: string, bytes: number, port: string): string[] {
  const lines = [
    `unknot ${version}, ${bytes} bytes, goes to the ${board.title} (${ENGINES[board.engine].title}) at ${port}:`,
    'it is asked what it is, gets the file, is read back, and starts anew',
  ]
  if (board.engine === 'kaluma') lines.push(`if a massager runs on it already, first ${SKIP_PROGRAM}`)
  else if (board.about.reachedOver.includes('bluetooth')) lines.push(`if a massager runs on it already, ${SERVICE}`)
  return lines
}

/** What an owner does next. */
export const NEXT = [
  'done. A new device is locked: press once, and one long blink says so; three presses unlock it, with two long blinks.',
  'Then hold the button for a second: the last program starts.',
]

/** What a maker does next. */
export const NEXT_OF_TRIAL = [
  'done. It shows its light, and says what it reads on the console; press the button, and the motor turns for a second.',
  'Two long blinks: all is well, and the firmware can follow, without --trial. Nothing but that second moves the motor.',
]

/** A line for each port, the likely one marked. */
export const listing = (ports: readonly Port[]): string[] =>
  ports.map(({ path, what, likely }) => `${likely ? '*' : ' '} ${path}  ${what}`)
