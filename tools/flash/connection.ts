// A connection to a board as bytes, over a serial port or TCP. Everything that waits has a time limit.

import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { PortKind } from './ports.ts'
import { classifyError, FlashError } from './problems.ts'
import { within } from './time-limit.ts'

/** Every failure is a FlashError. */
export interface Connection {
  write(data: Buffer | string): Promise<void>
  /** The next byte; undefined if none comes in time. */
  readByte(withinMs: number): Promise<number | undefined>
  /** The input up to and with `end`; undefined if it does not come in time. Then the input stays for the next read. */
  readUntil(end: RegExp, withinMs: number): Promise<string | undefined>
  discardInput(): void
  close(): void
}

/** How long a port may take to open. */
const OPEN_MS = 10_000
/** How long a line may take for a block. A half-open one takes no data, and reports nothing. */
const WRITE_MS = 5_000
/** USB ignores it. */
const BAUD_RATE = 115_200

class StreamConnection implements Connection {
  readonly #stream: Duplex
  #input = Buffer.alloc(0)
  #failure: FlashError | undefined
  #wakeReader: () => void = () => {}

  constructor(stream: Duplex) {
    this.#stream = stream
    stream.on('data', (chunk: Buffer) => {
      this.#input = Buffer.concat([this.#input, chunk])
      this.#wakeReader()
    })
    stream.on('error', (error) => this.#fail(String(error)))
    for (const event of ['end', 'close']) stream.on(event, () => this.#fail('closed'))
  }

  #fail(message: string): void {
    // Whatever the message, a connection that was open has been cut.
    this.#failure ??= new FlashError('disconnected', message)
    this.#wakeReader()
  }

  /** Calls `find` with each new chunk until it finds something in the input; undefined when time is up. */
  async #waitFor<T>(find: () => T | undefined, withinMs: number): Promise<T | undefined> {
    const deadline = performance.now() + withinMs
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      if (this.#failure) throw this.#failure
      const leftMs = deadline - performance.now()
      if (leftMs <= 0) return undefined
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs)
        this.#wakeReader = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  #take(bytes: number): Buffer {
    const taken = this.#input.subarray(0, bytes)
    this.#input = this.#input.subarray(bytes)
    return taken
  }

  write(data: Buffer | string): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure)
    const written = new Promise<void>((resolve, reject) =>
      this.#stream.write(data, (error) => (error ? reject(new FlashError('disconnected', String(error))) : resolve())),
    )
    return within(WRITE_MS, written, () => {
      this.#failure = new FlashError('stalled', `the line took no data for ${WRITE_MS / 1000} s`)
      return this.#failure
    })
  }

  readByte(withinMs: number): Promise<number | undefined> {
    return this.#waitFor(() => this.#take(1)[0], withinMs)
  }

  readUntil(end: RegExp, withinMs: number): Promise<string | undefined> {
    return this.#waitFor(() => {
      const match = end.exec(this.#input.toString('latin1'))
      return match ? this.#take(match.index + match[0].length).toString('latin1') : undefined
    }, withinMs)
  }

  discardInput(): void {
    this.#input = Buffer.alloc(0)
  }

  close(): void {
    this.#stream.destroy()
  }
}

export const createConnection = (stream: Duplex): Connection => new StreamConnection(stream)

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
