// Serial ports by Web Serial.

import type { WebSerialPort } from './navigator.ts'
import { type Channel, QueuedPort } from './queued-port.ts'

/** Most bytes of a write, as the Espruino tools use them. */
const PIECE_BYTES = 512

class SerialChannel implements Channel {
  readonly #port: WebSerialPort
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  #isClosed = false

  constructor(port: WebSerialPort) {
    this.#port = port
    this.#writer = port.writable!.getWriter()
  }

  async send(bytes: Uint8Array): Promise<number> {
    const piece = bytes.slice(0, PIECE_BYTES)
    await this.#writer.write(piece)
    return piece.length
  }

  /** Reads until the port is closed or lost. After noise on the line the browser makes a new stream. */
  async readAll(onBytes: (bytes: Uint8Array) => void): Promise<string> {
    let reason = 'the port was closed'
    while (this.#port.readable && !this.#isClosed) {
      this.#reader = this.#port.readable.getReader()
      try {
        for (;;) {
          const { value, done } = await this.#reader.read()
          if (done) return reason
          onBytes(value)
        }
      } catch (error) {
        reason = (error as Error).message
      } finally {
        this.#reader.releaseLock()
      }
    }
    return reason
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#reader?.cancel().catch(() => {})
    this.#writer.releaseLock()
    await this.#port.close().catch(() => {})
  }
}

/** Throws the browser's error. */
export async function openSerial(port: WebSerialPort, baudRate: number): Promise<QueuedPort> {
  await port.open({ baudRate })
  const channel = new SerialChannel(port)
  const queued = new QueuedPort(channel)
  void channel.readAll((bytes) => queued.take(bytes)).then((reason) => queued.end(reason))
  return queued
}
