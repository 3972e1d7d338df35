// A computer on the USB of an emulated chip: what its console prints, and text that is typed on it.

import { USBCDC } from 'rp2040js'
import type { Machine } from '../../sim/chip/machine/machine.ts'

export class UsbHost {
  /** All that the console has printed. */
  text = ''
  readonly #cdc: USBCDC
  readonly #answer: (endpoint: number, size: number) => void
  #pending: readonly [endpoint: number, size: number] | undefined

  /** Plugs into a machine that has just got power. */
  constructor({ mcu: { usbCtrl } }: Machine) {
    const cdc = new USBCDC(usbCtrl)
    this.#cdc = cdc
    cdc.onSerialData = (bytes) => {
      this.text += Buffer.from(bytes).toString('latin1')
    }
    // rp2040js answers every read with an empty packet at once, which is 40 interrupts a ms. A host waits until it has something.
    this.#answer = usbCtrl.onEndpointRead!
    usbCtrl.onEndpointRead = (endpoint, size) => {
      const isData = endpoint === (cdc as unknown as { outEndpoint: number }).outEndpoint
      if (isData && cdc.txFIFO.itemCount === 0) this.#pending = [endpoint, size]
      else this.#answer(endpoint, size)
    }
  }

  type(text: string): void {
    for (const byte of Buffer.from(text, 'latin1')) this.#cdc.sendSerialByte(byte)
    if (!this.#pending) return
    const [endpoint, size] = this.#pending
    this.#pending = undefined
    this.#answer(endpoint, size)
  }
}
