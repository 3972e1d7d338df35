// A wire over a stream of Node: a serial port or TCP.

import type { Duplex } from 'node:stream'
import type { Wire, WireKind } from './wire.ts'

export class StreamWire implements Wire {
  readonly kind: WireKind
  readonly #stream: Duplex

  constructor(stream: Duplex, kind: WireKind) {
    this.#stream = stream
    this.kind = kind
  }

  write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(Buffer.from(text, 'latin1'), (error) => (error ? reject(error) : resolve()))
    })
  }

  listen(onText: (text: string) => void, onEnd: (reason: string) => void): void {
    this.#stream.on('data', (chunk: Buffer) => onText(chunk.toString('latin1')))
    this.#stream.on('error', (error) => onEnd(error.message))
    for (const event of ['end', 'close']) this.#stream.on(event, () => onEnd(''))
  }

  close(): Promise<void> {
    this.#stream.destroy()
    return Promise.resolve()
  }
}
