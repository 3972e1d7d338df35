// Fakes of navigator.serial and navigator.bluetooth. The function runs in the browser, before the page.

export type Way = 'usb' | 'bluetooth'

export interface Limits {
  /** The ports that the browser has. */
  ways: readonly Way[]
  /** Bytes. */
  longestNotification: number
  longestWrite: number
}

/** What the fakes ask of the test, which answers with the name of the browser's error, or ''; and what the test tells them. */
export interface FakeWindow {
  fakeHost(action: 'choose' | 'open' | 'write' | 'close', text: string): Promise<string>
  fakeDevice: { take(text: string): void; lose(): void }
}

export function fakeNavigator({ ways, longestNotification, longestWrite }: Limits): void {
  const host = window as unknown as FakeWindow
  const toText = (bytes: Uint8Array) => String.fromCharCode(...bytes)
  const toBytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  const ask = async (action: Parameters<FakeWindow['fakeHost']>[0], text = '') => {
    const error = await host.fakeHost(action, text)
    if (error) throw new DOMException('the fake refuses', error)
  }
  const give = (name: string, value: unknown) => Object.defineProperty(navigator, name, { value, configurable: true })

  const port = {
    readable: null as ReadableStream | null,
    writable: null as WritableStream | null,
    async open() {
      await ask('open')
      const start = (controller: ReadableStreamDefaultController) => {
        host.fakeDevice = {
          take: (text) => controller.enqueue(toBytes(text)),
          lose: () => {
            port.readable = null
            controller.error(new DOMException('The device has been lost.', 'NetworkError'))
          },
        }
      }
      port.readable = new ReadableStream({ start })
      port.writable = new WritableStream({ write: (bytes) => ask('write', toText(bytes)) })
    },
    async close() {
      port.readable = port.writable = null
      await ask('close')
    },
  }
  const requestPort = async () => {
    await ask('choose')
    return port
  }
  give('serial', ways.includes('usb') ? { requestPort } : undefined)

  const notify = Object.assign(new EventTarget(), { value: undefined as unknown, startNotifications: async () => {} })
  let isWriting = false
  const write = {
    async writeValueWithResponse(bytes: Uint8Array) {
      if (isWriting) throw new DOMException('GATT operation already in progress.', 'NetworkError')
      if (bytes.length > longestWrite) throw new DOMException('GATT operation failed.', 'NetworkError')
      isWriting = true
      try {
        await ask('write', toText(bytes))
      } finally {
        isWriting = false
      }
    },
  }
  const end = () => {
    if (!gatt.connected) return
    gatt.connected = false
    device.dispatchEvent(new Event('gattserverdisconnected'))
  }
  const take = (text: string) => {
    for (let at = 0; at < text.length; at += longestNotification) {
      notify.value = new DataView(toBytes(text.slice(at, at + longestNotification)).buffer)
      notify.dispatchEvent(new Event('characteristicvaluechanged'))
    }
  }
  const gatt = {
    connected: false,
    async connect() {
      await ask('open')
      gatt.connected = true
      host.fakeDevice = { take, lose: end }
      const getCharacteristic = async (uuid: string) => (uuid.startsWith('6e400002') ? write : notify)
      return { getPrimaryService: async () => ({ getCharacteristic }) }
    },
    disconnect() {
      end()
      void ask('close')
    },
  }
  const device = Object.assign(new EventTarget(), { name: 'Puck.js 1234', gatt })
  const requestDevice = async () => {
    await ask('choose')
    return device
  }
  give('bluetooth', ways.includes('bluetooth') ? { requestDevice } : undefined)
}
