// A port of the browser as bytes: one write at a time, in pieces, none while the device asks to wait, and none that waits
// for ever after the device has gone.

import type { BytePort } from '../../tools/flash/connection.ts'

/** What differs between serial ports and Bluetooth. */
export interface Channel {
  /** Sends as many of the bytes as one write takes, and answers with their number: 0 to be asked again. */
  send(bytes: Uint8Array): Promise<number>
  close(): Promise<void>
}

const XON = 17
const XOFF = 19
/** A device that asked to wait, and was reset meanwhile, never says to go on. */
const LONGEST_WAIT_MS = 10_000

export class QueuedPort implements BytePort {
  readonly #channel: Channel
  #queue: Promise<unknown> = Promise.resolve()
  #goOn: (() => void) | undefined
  #mayGoOn: Promise<void> = Promise.resolve()
  #end!: (reason: string) => void
  readonly #ended: Promise<never>
  #reason: string | undefined
  #onBytes: (bytes: Uint8Array) => void = () => {}
  #onEnd: (reason: string) => void = () => {}

  constructor(channel: Channel) {
    this.#channel = channel
    this.#ended = new Promise((_, reject) => {
      this.#end = (reason) => reject(new Error(reason))
    })
    this.#ended.catch(() => {})
  }

  write(bytes: Uint8Array): Promise<void> {
    const written = this.#queue.then(() => this.#send(bytes))
    this.#queue = written.catch(() => {})
    return written
  }

  async #send(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      await Promise.race([this.#mayGoOn, this.#ended])
      at += await Promise.race([this.#channel.send(bytes.subarray(at)), this.#ended])
    }
  }

  listen(onBytes: (bytes: Uint8Array) => void, onEnd: (reason: string) => void): void {
    this.#onBytes = onBytes
    this.#onEnd = onEnd
    if (this.#reason !== undefined) onEnd(this.#reason)
  }

  close(): Promise<void> {
    this.end('closed')
    return this.#channel.close()
  }

  // What the channel tells.

  take(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === XOFF) this.#pause()
      if (byte === XON) this.#goOn?.()
    }
    const rest = bytes.filter((byte) => byte !== XON && byte !== XOFF)
    if (rest.length > 0) this.#onBytes(rest)
  }

  #pause(): void {
    this.#goOn?.()
    this.#mayGoOn = new Promise((resolve) => {
      const timer = setTimeout(resolve, LONGEST_WAIT_MS)
      this.#goOn = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** The device has gone, or the page has closed the port. Only the first reason counts. */
  end(reason: string): void {
    if (this.#reason !== undefined) return
    this.#reason = reason
    this.#goOn?.()
    this.#end(reason)
    this.#onEnd(reason)
  }
}
