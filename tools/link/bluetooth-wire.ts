// A wire over Bluetooth on Linux: the Nordic UART service, by BlueZ.

import type { Wire } from './wire.ts'

const SERVICE = '6e400001-b5a3-f393-e0a9-e50e24dcca9e'
const TO_DEVICE = '6e400002-b5a3-f393-e0a9-e50e24dcca9e'
const FROM_DEVICE = '6e400003-b5a3-f393-e0a9-e50e24dcca9e'
/** Any device takes so much at once. */
const CHUNK_BYTES = 20

/** Connects to the device with this address. Throws the error of BlueZ. */
export async function openBluetooth(address: string): Promise<Wire> {
  const { createBluetooth } = (await import('node-ble')).default
  const { bluetooth, destroy } = createBluetooth()
  try {
    const adapter = await bluetooth.defaultAdapter()
    if (!(await adapter.isDiscovering())) await adapter.startDiscovery()
    const device = await adapter.waitDevice(address.toUpperCase())
    await adapter.stopDiscovery()
    await device.connect()
    const service = await (await device.gatt()).getPrimaryService(SERVICE)
    const input = await service.getCharacteristic(TO_DEVICE)
    const output = await service.getCharacteristic(FROM_DEVICE)
    await output.startNotifications()
    return {
      kind: 'radio',
      async write(text) {
        const bytes = Buffer.from(text, 'latin1')
        // One after the other: two at a time fail.
        for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
          await input.writeValue(bytes.subarray(at, at + CHUNK_BYTES))
      },
      listen(onText, onEnd) {
        output.on('valuechanged', (bytes: Buffer) => onText(bytes.toString('latin1')))
        device.on('disconnect', () => onEnd('the radio has disconnected'))
      },
      async close() {
        await device.disconnect()
        destroy()
      },
    }
  } catch (error) {
    destroy()
    throw error
  }
}
