// `npm run calibrate`: finds the volts at which the very motor of a device starts and stops, or stores its top frequency.

import type { Board } from '../../hal/boards/board.ts'
import { type Screen, UsageError, wholeNumber } from '../../lib/command-line/usage.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { BOARD_NAMES, readBoardArguments } from '../flash/arguments.ts'
import { failure } from '../flash/failure.ts'
import { choosePort, connected, type Reach } from '../flash/reach.ts'
import type { Person } from './person.ts'
import { CALIBRATE_PROBLEMS, StrangeError } from './problems.ts'
import { calibrate, storeTop } from './run.ts'
import { overTool, overWire, type Served } from './served.ts'
import { NOBODY } from './words.ts'

const HELP = `npm run calibrate -- --board NAME [--port PORT]   finds out at what volts its motor starts and stops, with your help
npm run calibrate -- --board NAME --top-hz N      stores the frequency that its motor reaches at the most volts, as you
                                                  measured it: nothing is asked, and the motor stays off

NAME is ${BOARD_NAMES}.
PORT is as for npm run flash. Over Bluetooth, put the device in service first: five short presses while it is off.
docs/maker/calibration.md has the rest, and the exit codes.`

const FLAGS = { board: 'string', port: 'string', 'top-hz': 'string', help: 'boolean' } as const

/** What is outside: tests bring their own. */
export interface World extends Reach {
  person: Person
}

/** A motor that is so far from its profile is another motor. */
function topOf({ hz }: MotorProfile, text: string): number {
  const top = hz.at(-1)!
  return wholeNumber('top-hz', text, Math.max(Math.ceil(top / 2), hz[0]! + 1), 2 * top)
}

/** Runs a command line; answers with the exit code. */
export async function command(args: readonly string[], screen: Screen, world: World): Promise<number> {
  const { print, complain } = screen
  let board: Board | undefined
  let port = ''
  try {
    const { values, board: wanted } = readBoardArguments(FLAGS, args)
    if (!wanted) {
      print(HELP)
      return 0
    }
    board = wanted
    const topHz = values['top-hz'] === undefined ? undefined : topOf(wanted.motor, values['top-hz'])
    if (topHz === undefined && !world.person.present) throw new UsageError(NOBODY)
    port = await choosePort(wanted, values.port, world, print)
    const act = (device: Served): Promise<number> =>
      topHz === undefined ? calibrate(wanted, device, world.person, screen) : storeTop(wanted, device, topHz, screen)
    return await connected(wanted, port, world, {
      espruino: async (one, tool) => act(await overTool(one, tool, print)),
      kaluma: async (one, wire) => act(await overWire(one, wire, print)),
    })
  } catch (error) {
    if (error instanceof StrangeError) return error.tell(board!, complain)
    return failure(error, board, port, complain, CALIBRATE_PROBLEMS)
  }
}
