// Opens a connection to a board over a port of this computer, or over TCP.

import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Connection, connectOver } from './connection.ts'
import type { PortKind } from './ports.ts'
import { classifyError, FlashError } from './problems.ts'
import { within } from './time-limit.ts'

/** How long a port may take to open. */
const OPEN_MS = 10_000
/** USB ignores it. */
const BAUD_RATE = 115_200

export const createConnection = (stream: Duplex): Connection =>
  connectOver({
    write: (bytes) =>
      new Promise((resolve, reject) => stream.write(bytes, (error) => (error ? reject(error) : resolve()))),
    listen(onBytes, onEnd) {
      stream.on('data', onBytes)
      stream.on('error', (error) => onEnd(String(error)))
      for (const event of ['end', 'close']) stream.on(event, () => onEnd('closed'))
    },
    close: () => void stream.destroy(),
  })

const openTcp = (port: string): Promise<Duplex> =>
  new Promise((resolve, reject) => {
    const { hostname, port: number } = new URL(port)
    const socket = connect({ host: hostname, port: Number(number) }, () => resolve(socket))
    socket.once('error', reject)
  })

async function openSerial(path: string): Promise<Duplex> {
  const { SerialPort } = await import('serialport')
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate: BAUD_RATE }, (error) => (error ? reject(error) : resolve(port)))
  })
}

/** Throws FlashError. */
export async function openConnection(port: string, kind: PortKind): Promise<Connection> {
  return createConnection(await openStream(port, kind))
}

/** A serial port or TCP, as a stream. Throws FlashError. */
export async function openStream(port: string, kind: PortKind): Promise<Duplex> {
  try {
    const opening = kind === 'tcp' ? openTcp(port) : openSerial(port)
    return await within(OPEN_MS, opening, () => new Error('EHOSTUNREACH'))
  } catch (error) {
    throw new FlashError(classifyError(String(error), 'notFound'), String(error))
  }
}
