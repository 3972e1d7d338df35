// The Nordic UART service by Web Bluetooth: a device takes bytes, and notifies of its own.

import type { Characteristic, WebBluetoothDevice } from './navigator.ts'
import { type Channel, QueuedPort } from './queued-port.ts'

const serviceUuid = (part: number) => `6e40000${part}-b5a3-f393-e0a9-e50e24dcca9e`
export const UART_SERVICE = serviceUuid(1)
const WRITE = serviceUuid(2)
const NOTIFY = serviceUuid(3)

/** Every device takes so many bytes at once. */
const LEAST_BYTES = 20

class UartChannel implements Channel {
  /** Grows to the longest notification: what a device sends at once, it takes at once. */
  pieceBytes = LEAST_BYTES
  #mayGrow = true
  readonly #device: WebBluetoothDevice
  readonly #write: Characteristic

  constructor(device: WebBluetoothDevice, write: Characteristic) {
    this.#device = device
    this.#write = write
  }

  async send(bytes: Uint8Array): Promise<number> {
    const piece = bytes.slice(0, this.pieceBytes)
    try {
      await this.#write.writeValueWithResponse(piece)
      return piece.length
    } catch (error) {
      // Some phones refuse what is longer than the least, although the device would take it.
      if (piece.length <= LEAST_BYTES || !this.#device.gatt.connected) throw error
      this.#mayGrow = false
      this.pieceBytes = LEAST_BYTES
      return 0
    }
  }

  noteNotification(bytes: number): void {
    if (this.#mayGrow) this.pieceBytes = Math.max(this.pieceBytes, bytes)
  }

  async close(): Promise<void> {
    this.#device.gatt.disconnect()
  }
}

/** Throws the browser's error. */
export async function openBluetooth(device: WebBluetoothDevice): Promise<QueuedPort> {
  const server = await device.gatt.connect()
  try {
    const service = await server.getPrimaryService(UART_SERVICE)
    const notify = await service.getCharacteristic(NOTIFY)
    const channel = new UartChannel(device, await service.getCharacteristic(WRITE))
    const port = new QueuedPort(channel)
    notify.addEventListener('characteristicvaluechanged', () => {
      const { buffer, byteOffset, byteLength } = notify.value!
      channel.noteNotification(byteLength)
      port.take(new Uint8Array(buffer, byteOffset, byteLength).slice())
    })
    device.addEventListener('gattserverdisconnected', () => port.end('the device has gone'), { once: true })
    await notify.startNotifications()
    return port
  } catch (error) {
    device.gatt.disconnect()
    throw error
  }
}
