// A line to a board as bytes, over a serial port or TCP: what is written, and what comes back in time.

import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Kind } from './ports.ts'
import { FlashError, meaning } from './problems.ts'

/** Whatever fails is a FlashError. */
export interface Wire {
  write(data: Buffer | string): Promise<void>
  /** The next byte; undefined where none comes in time. */
  byte(withinMs: number): Promise<number | undefined>
  /** What comes until `end` is in it; undefined where it does not come in time: then it may still. */
  until(end: RegExp, withinMs: number): Promise<string | undefined>
  /** Forgets what has come. */
  drop(): void
  close(): void
}

/** How long a port may take to open. */
const OPEN_MS = 10_000
/** Of no effect on USB. */
const BAUD = 115_200

class StreamWire implements Wire {
  readonly #stream: Duplex
  #heard = Buffer.alloc(0)
  #broken: FlashError | undefined
  #wake: () => void = () => {}

  constructor(stream: Duplex) {
    this.#stream = stream
    stream.on('data', (chunk: Buffer) => {
      this.#heard = Buffer.concat([this.#heard, chunk])
      this.#wake()
    })
    stream.on('error', (error) => this.#break(String(error)))
    for (const end of ['end', 'close']) stream.on(end, () => this.#break('closed'))
  }

  #break(said: string): void {
    // What was open can only be cut.
    this.#broken ??= new FlashError('cut', said)
    this.#wake()
  }

  /** What `look` finds in what has come, looked for again with each chunk; undefined when time is up. */
  async #find<T>(look: () => T | undefined, withinMs: number): Promise<T | undefined> {
    const end = performance.now() + withinMs
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      if (this.#broken) throw this.#broken
      const leftMs = end - performance.now()
      if (leftMs <= 0) return undefined
      await new Promise<void>((resolve) => {
        const limit = setTimeout(resolve, leftMs)
        this.#wake = () => {
          clearTimeout(limit)
          resolve()
        }
      })
    }
  }

  #take(bytes: number): Buffer {
    const taken = this.#heard.subarray(0, bytes)
    this.#heard = this.#heard.subarray(bytes)
    return taken
  }

  write(data: Buffer | string): Promise<void> {
    if (this.#broken) return Promise.reject(this.#broken)
    return new Promise((resolve, reject) =>
      this.#stream.write(data, (error) => (error ? reject(new FlashError('cut', String(error))) : resolve())),
    )
  }

  byte(withinMs: number): Promise<number | undefined> {
    return this.#find(() => this.#take(1)[0], withinMs)
  }

  until(end: RegExp, withinMs: number): Promise<string | undefined> {
    return this.#find(() => {
      const text = this.#heard.toString('latin1')
      const found = end.exec(text)
      return found ? this.#take(found.index + found[0].length).toString('latin1') : undefined
    }, withinMs)
  }

  drop(): void {
    this.#heard = Buffer.alloc(0)
  }

  close(): void {
    this.#stream.destroy()
  }
}

export const wireOver = (stream: Duplex): Wire => new StreamWire(stream)

const overTcp = (port: string): Promise<Duplex> =>
  new Promise((resolve, reject) => {
    const { hostname, port: number } = new URL(port)
    const socket = connect({ host: hostname, port: Number(number) }, () => resolve(socket.setTimeout(0)))
    socket.once('error', reject)
    socket.setTimeout(OPEN_MS, () => socket.destroy(new Error('EHOSTUNREACH')))
  })

async function overSerial(path: string): Promise<Duplex> {
  const { SerialPort } = await import('serialport')
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate: BAUD }, (error) => (error ? reject(error) : resolve(port)))
  })
}

/** Throws FlashError. */
export async function openWire(port: string, kind: Kind): Promise<Wire> {
  try {
    return wireOver(await (kind === 'tcp' ? overTcp(port) : overSerial(port)))
  } catch (error) {
    throw new FlashError(meaning(String(error)), String(error))
  }
}
