// A connection to a simulated device for a real host: the client of the link in tools/link/, with fakes of a computer's
// ports around it. The device lives in real time meanwhile.

import type { Device } from '../device/device.ts'

/** The device lives on so often, in real ms. */
const SLICE_MS = 20

/** What a device on its console takes for a line: unknot("LINE"), with or without a character that stops the echo. */
const TYPED = /unknot\("([^"]*)"\)[\r\n]/g

export class HostWire {
  readonly kind: 'radio' | 'espruino'
  readonly #device: Device
  readonly #timer: ReturnType<typeof setInterval>
  #typed = ''
  #onEnd: (reason: string) => void = () => {}

  /** The device must have a link. By radio it must be open to a host. */
  constructor(device: Device) {
    this.#device = device
    const { link } = device.hal
    this.kind = link?.kind === 'radio' ? 'radio' : 'espruino'
    link?.connect(true)
    let last = performance.now()
    this.#timer = setInterval(() => {
      const now = performance.now()
      try {
        device.wait(Math.round(now - last))
      } catch {
        // A newer device has taken the firmware.
        clearInterval(this.#timer)
        this.#end('the device has gone')
      }
      last = now
    }, SLICE_MS)
  }

  write(text: string): Promise<void> {
    const { link } = this.#device.hal
    if (!link?.isConnected) return Promise.reject(new Error('not connected'))
    if (this.kind === 'radio') link.send(text)
    else {
      this.#typed += text
      for (const [, line] of this.#typed.matchAll(TYPED)) link.send(`${line}\n`)
      this.#typed = this.#typed.replace(/^.*[\r\n]/s, '')
    }
    return Promise.resolve()
  }

  listen(onText: (text: string) => void, onEnd: (reason: string) => void): void {
    const link = this.#device.hal.link!
    link.onLine = (line) => onText(`${line}\r\n`)
    this.#onEnd = onEnd
    link.onLost = () => this.#end('the device has gone')
    if (!link.isConnected) this.#end('the device cannot be found')
  }

  #end(reason: string): void {
    this.#onEnd(reason)
    this.#onEnd = () => {}
  }

  close(): Promise<void> {
    this.#device.hal.link?.lose()
    clearInterval(this.#timer)
    return Promise.resolve()
  }
}
