// What this page uses of Web Serial (https://wicg.github.io/serial/) and Web Bluetooth
// (https://webbluetoothcg.github.io/web-bluetooth/). Browsers without them have neither object.

export interface WebSerialPort {
  readonly readable: ReadableStream<Uint8Array> | null
  readonly writable: WritableStream<Uint8Array> | null
  open(options: { baudRate: number }): Promise<void>
  close(): Promise<void>
}

export interface Characteristic extends EventTarget {
  readonly value?: DataView
  writeValueWithResponse(bytes: Uint8Array): Promise<void>
  startNotifications(): Promise<unknown>
}

interface Service {
  getCharacteristic(uuid: string): Promise<Characteristic>
}

export interface WebBluetoothDevice extends EventTarget {
  readonly name?: string
  readonly gatt: {
    readonly connected: boolean
    connect(): Promise<{ getPrimaryService(uuid: string): Promise<Service> }>
    disconnect(): void
  }
}

export interface DeviceNavigator {
  readonly serial?: {
    requestPort(options: { filters: { usbVendorId: number; usbProductId?: number }[] }): Promise<WebSerialPort>
  }
  readonly bluetooth?: {
    requestDevice(options: {
      filters: ({ services: string[] } | { namePrefix: string })[]
      optionalServices: string[]
    }): Promise<WebBluetoothDevice>
  }
}

export const devices = navigator as DeviceNavigator
