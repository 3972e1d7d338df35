// Gets the console of an Espruino board over Bluetooth: firmware with the link gives it only after two presses.

import { type BytePort, type Connection, connectOver } from '../../tools/flash/connection.ts'
import { FlashError } from '../../tools/flash/problems.ts'
import { LinkClient } from '../../tools/link/client.ts'
import { wireOver } from './port-wire.ts'
import type { QueuedPort } from './queued-port.ts'

/** A device answers at once. A slow radio takes longer. */
const ANSWER_MS = 2000
const PRESS_MS = 120_000
/** After so long without a line, a device ends the connection. */
const SECOND_PRESS_MS = 9500
const FROM_LINK = /~hi /
const FROM_CONSOLE = />/

/** Whether the firmware answers with the link, and not the console. */
async function hasLink(port: BytePort): Promise<boolean> {
  const connection = connectOver(port)
  await connection.write('hi\n')
  return (await connection.readUntil(FROM_LINK, ANSWER_MS)) !== undefined
}

/** The console, after the presses that open it; `print` says when to press. Throws FlashError or LinkError. */
export async function openConsole(port: QueuedPort, print: (line: string) => void): Promise<Connection> {
  if (!(await hasLink(port))) return connectOver(port)
  const client = new LinkClient(wireOver(port, 'radio'))
  await client.hello()
  print('press the button of the massager once: it accepts this page')
  await client.waitForPress(PRESS_MS)
  await client.askConsole()
  const connection = connectOver(port)
  print('press its button once more within ten seconds: it opens its console')
  if ((await connection.readUntil(FROM_CONSOLE, SECOND_PRESS_MS)) === undefined)
    throw new FlashError('noAnswer', 'nobody pressed')
  return connection
}
