// A connection to a board as bytes, over any port. Everything that waits has a time limit.

import { toBytes, toText } from '../../lib/bytes.ts'
import { FlashError } from './problems.ts'
import { within } from './time-limit.ts'

/** What a connection needs of a port. */
export interface BytePort {
  /** Rejects if the port takes them no more. */
  write(bytes: Uint8Array): Promise<void>
  /** Only who listens last hears the port: what comes, and once that it is lost or closed. */
  listen(onBytes: (bytes: Uint8Array) => void, onEnd: (reason: string) => void): void
  close(): void
}

/** Every failure is a FlashError. */
export interface Connection {
  /** A character of text is a byte. */
  write(data: Uint8Array | string): Promise<void>
  /** The next byte; undefined if none comes in time. */
  readByte(withinMs: number): Promise<number | undefined>
  /** The input up to and with `end`; undefined if it does not come in time. Then the input stays for the next read. */
  readUntil(end: RegExp, withinMs: number): Promise<string | undefined>
  discardInput(): void
  close(): void
}

/** How long a line may take for a block. A half-open one takes no data, and reports nothing. */
const WRITE_MS = 5_000
const NOTHING = new Uint8Array(0)

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}

class PortConnection implements Connection {
  readonly #port: BytePort
  #input: Uint8Array = NOTHING
  #failure: FlashError | undefined
  #wakeReader: () => void = () => {}

  constructor(port: BytePort) {
    this.#port = port
    port.listen(
      (bytes) => {
        this.#input = join(this.#input, bytes)
        this.#wakeReader()
      },
      (reason) => {
        // Whatever the reason, a connection that was open has been cut.
        this.#failure ??= new FlashError('disconnected', reason)
        this.#wakeReader()
      },
    )
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

  #take(bytes: number): Uint8Array {
    const taken = this.#input.subarray(0, bytes)
    this.#input = this.#input.subarray(bytes)
    return taken
  }

  write(data: Uint8Array | string): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure)
    const written = this.#port.write(typeof data === 'string' ? toBytes(data) : data).catch((error) => {
      throw new FlashError('disconnected', String(error))
    })
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
      const match = end.exec(toText(this.#input))
      return match ? toText(this.#take(match.index + match[0].length)) : undefined
    }, withinMs)
  }

  discardInput(): void {
    this.#input = NOTHING
  }

  close(): void {
    this.#port.close()
  }
}

export const connectOver = (port: BytePort): Connection => new PortConnection(port)
