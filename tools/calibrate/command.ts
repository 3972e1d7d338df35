// `unknot calibrate`: finds the volts at which the motor of a device starts and stops, or stores its top frequency.

import { type Screen, type Terminal, UsageError, wholeNumber } from '../../lib/command-line/usage.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { type BoardFlags, boardIn } from '../flash/arguments.ts'
import { failure } from '../flash/failure.ts'
import { STOPPED } from '../flash/problems.ts'
import { choosePort, connected, REAL, type Reach } from '../flash/reach.ts'
import { AtTerminal, type Person } from './person.ts'
import { CALIBRATE_PROBLEMS, StrangeError } from './problems.ts'
import { calibrate, storeTop } from './run.ts'
import { overTool, overWire, type Served } from './served.ts'
import { NOBODY } from './words.ts'

export interface CalibrateFlags extends BoardFlags {
  topHz?: string
}

/** What is outside: tests bring their own. */
export interface World extends Reach {
  person: Person
}

/** A motor that is so far from its profile is another motor. */
function topOf({ hz }: MotorProfile, text: string): number {
  const top = hz.at(-1)!
  return wholeNumber('--top-hz', text, Math.max(Math.ceil(top / 2), hz[0]! + 1), 2 * top)
}

/** Answers with the exit code. Throws UsageError. */
export async function calibrateBoard(flags: CalibrateFlags, screen: Screen, world: World): Promise<number> {
  const { print, complain } = screen
  const board = boardIn(flags)
  let port = ''
  try {
    const topHz = flags.topHz === undefined ? undefined : topOf(board.motor, flags.topHz)
    if (topHz === undefined && !world.person.present) throw new UsageError(NOBODY)
    port = await choosePort(board, flags.port, world, print)
    const act = (device: Served): Promise<number> =>
      topHz === undefined ? calibrate(board, device, world.person, screen) : storeTop(board, device, topHz, screen)
    return await connected(board, port, world, {
      espruino: async (one, tool) => act(await overTool(one, tool, print)),
      kaluma: async (one, wire) => act(await overWire(one, wire, print)),
    })
  } catch (error) {
    if (error instanceof StrangeError) return error.tell(board, complain)
    return failure(error, board, port, complain, CALIBRATE_PROBLEMS)
  }
}

/** The same with the ports of this computer, the person at the terminal, and Ctrl-C. */
export async function calibrateHere(_: readonly string[], flags: CalibrateFlags, terminal: Terminal): Promise<number> {
  const person = new AtTerminal(terminal.stdin, terminal.print)
  process.on('SIGINT', () => {
    // The motor is turned off first.
    if (person.stop()) return
    terminal.complain('stopped')
    process.exit(STOPPED)
  })
  try {
    return await calibrateBoard(flags, terminal, { ...REAL, person })
  } finally {
    person.leave()
  }
}
