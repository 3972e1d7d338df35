// `unknot calibrate`: measures the voltages at which a motor starts and stops, or stores its top frequency.

import { INTERRUPTED, type Screen, type Terminal, UsageError, wholeNumber } from '../../lib/command-line/usage.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { type BoardFlags, chooseBoard } from '../flash/board-flags.ts'
import { type Connector, choosePort, SYSTEM_CONNECTOR, waysTo } from '../flash/connect.ts'
import { withBoard } from '../flash/flash-board.ts'
import { reportFailure } from '../flash/report-failure.ts'
import { calibrateMotor, storeTopFrequency } from './calibrate.ts'
import { type DeviceConsole, openEspruinoConsole, openKalumaConsole } from './device-console.ts'
import { NO_TERMINAL } from './messages.ts'
import { CALIBRATE_PROBLEMS, FirmwareError } from './problems.ts'
import { type Prompt, TerminalPrompt } from './prompt.ts'

export interface CalibrateFlags extends BoardFlags {
  topHz?: string
}

/** What the command takes from outside. Tests replace it. */
export interface Dependencies extends Connector {
  prompt: Prompt
}

/** A motor of less than half or more than twice its profile's top frequency is another motor. Throws UsageError. */
function parseTopHz({ hz }: MotorProfile, text: string): number {
  const profileHz = hz.at(-1)!
  return wholeNumber('--top-hz', text, Math.max(Math.ceil(profileHz / 2), hz[0]! + 1), 2 * profileHz)
}

/** Returns the exit code. Throws UsageError. */
export async function calibrate(flags: CalibrateFlags, screen: Screen, dependencies: Dependencies): Promise<number> {
  const { print, complain } = screen
  const { prompt } = dependencies
  const board = chooseBoard(flags)
  let port = ''
  try {
    const topHz = flags.topHz === undefined ? undefined : parseTopHz(board.motor, flags.topHz)
    if (topHz === undefined && !prompt.isInteractive) throw new UsageError(NO_TERMINAL)
    port = await choosePort(board, flags.port, dependencies, print)
    const run = (device: DeviceConsole): Promise<number> =>
      topHz === undefined
        ? calibrateMotor(board, device, prompt, screen)
        : storeTopFrequency(board, device, topHz, screen)
    return await withBoard(board, waysTo(board, port, dependencies), {
      espruino: async (espruinoBoard, tool) => run(await openEspruinoConsole(espruinoBoard, tool, print)),
      kaluma: async (kalumaBoard, connection) => run(await openKalumaConsole(kalumaBoard, connection, print)),
    })
  } catch (error) {
    if (error instanceof FirmwareError) return error.report(board, complain)
    return reportFailure(error, board, port, complain, CALIBRATE_PROBLEMS)
  }
}

/** Runs `unknot calibrate` with the ports of this computer and the user at the terminal. */
export async function calibrateFromTerminal(
  _: readonly string[],
  flags: CalibrateFlags,
  terminal: Terminal,
): Promise<number> {
  const prompt = new TerminalPrompt(terminal.stdin, terminal.print)
  const stop = () => {
    // A captured Ctrl-C first turns the motor off, and then ends the command.
    if (prompt.handleInterrupt()) return
    terminal.complain('stopped')
    process.exit(INTERRUPTED)
  }
  process.on('SIGINT', stop)
  try {
    return await calibrate(flags, terminal, { ...SYSTEM_CONNECTOR, prompt })
  } finally {
    prompt.close()
    process.off('SIGINT', stop)
    terminal.endSoon?.()
  }
}
