// Connects a command to a device on the link: chooses the port, says what to press, and waits until it is accepted.

import type { Board } from '../../hal/boards/board.ts'
import type { Terminal } from '../../lib/command-line/usage.ts'
import { FAILED, INTERRUPTED } from '../../lib/command-line/usage.ts'
import { type BoardFlags, chooseBoard } from '../flash/board-flags.ts'
import { type Connector, choosePort, SYSTEM_CONNECTOR } from '../flash/connect.ts'
import { reportFailure } from '../flash/report-failure.ts'
import { LinkClient, type LinkEvents } from './client.ts'
import { hasRadio, openWire } from './open.ts'
import { LinkError } from './problems.ts'
import type { Wire } from './wire.ts'

/** Longer than the radio of a device is open. */
const PRESS_MS = 120_000

/** The ports of this computer. Tests replace it. */
export interface LinkConnector extends Pick<Connector, 'findPorts'> {
  openWire(board: Board, port: string): Promise<Wire>
}

export const SYSTEM: LinkConnector = { findPorts: SYSTEM_CONNECTOR.findPorts, openWire }

/** Runs `act` with a device that has accepted this computer, and always disconnects. Returns the exit code. Throws UsageError. */
export async function withDevice(
  flags: BoardFlags,
  { print, complain }: Pick<Terminal, 'print' | 'complain'>,
  connector: LinkConnector,
  act: (client: LinkClient, board: Board) => Promise<void>,
  events: LinkEvents = {},
): Promise<number> {
  const board = chooseBoard(flags)
  let port = ''
  let client: LinkClient | undefined
  try {
    if (hasRadio(board))
      print('press the button of the device five times while it is off: its radio is open for two minutes')
    port = await choosePort(board, flags.port, connector, print)
    client = new LinkClient(await connector.openWire(board, port), events)
    const { firmware, board: name } = await client.hello()
    print(`unknot ${firmware} on ${name} at ${port}; press its button once to let this computer in`)
    await client.waitForPress(PRESS_MS)
    print('connected')
    await act(client, board)
    return 0
  } catch (error) {
    if (!(error instanceof LinkError)) return reportFailure(error, board, port, complain)
    complain(error.message)
    return FAILED
  } finally {
    await client?.close()
  }
}

/** Ends what `act` waits for at Ctrl-C, so that the device is told. Returns the exit code. */
export async function untilInterrupted(act: (interrupted: Promise<void>) => Promise<number>): Promise<number> {
  let isInterrupted = false
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', () => {
      isInterrupted = true
      resolve()
    })
  })
  const code = await act(interrupted)
  return isInterrupted && code === 0 ? INTERRUPTED : code
}
