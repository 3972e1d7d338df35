// Opens the connection that a board's link needs.

import type { Board } from '../../hal/boards/board.ts'
import { openStream } from '../flash/open-connection.ts'
import { portKind } from '../flash/ports.ts'
import { classifyError, FlashError } from '../flash/problems.ts'
import { StreamWire } from './stream-wire.ts'
import type { Wire } from './wire.ts'

/** Whether hosts reach the link of a board by radio. Otherwise it is on its wire. */
export const hasRadio = (board: Board): boolean => board.engine === 'espruino' && board.radio === 'quiet'

/** Throws FlashError. */
export async function openWire(board: Board, port: string): Promise<Wire> {
  const kind = portKind(port)
  if (kind !== 'bluetooth')
    return new StreamWire(await openStream(port, kind), hasRadio(board) ? 'radio' : board.engine)
  if (process.platform !== 'linux') throw new FlashError('noBluetooth')
  try {
    const { openBluetooth } = await import('./bluetooth-wire.ts')
    return await openBluetooth(port)
  } catch (error) {
    throw new FlashError(classifyError(String(error), 'notFound'), String(error))
  }
}
