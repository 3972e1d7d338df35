// Lets the user choose a device. Browsers show their list only in answer to a click.

import { PROBLEMS, type Problem } from '../../tools/flash/problems.ts'
import { KNOWN_USB } from '../../tools/flash/usb-ids.ts'
import { openBluetooth, UART_SERVICE } from './bluetooth.ts'
import { devices } from './navigator.ts'
import type { QueuedPort } from './queued-port.ts'
import { openSerial } from './serial.ts'

export type Way = 'usb' | 'bluetooth'

/** What goes wrong before a device is connected. The message says what to do. */
export class ConnectError extends Error {
  /** As of `unknot flash`. */
  readonly exit: number
  constructor(message: string, problem: Problem) {
    super(message)
    this.exit = PROBLEMS[problem].exit
  }
}

type Sentences = Readonly<Record<Way, string>>

const MISSING: Sentences = {
  usb: 'this browser cannot use serial ports; open this page in Chrome or Edge on a computer',
  bluetooth:
    'this browser cannot use Bluetooth; open this page in Chrome or Edge, and on Linux switch on chrome://flags/#enable-web-bluetooth',
}
const NOT_CHOSEN: Sentences = {
  usb: 'no port was chosen; plug the board in with a cable that carries data, and choose it from the list',
  bluetooth:
    'no device was chosen; press the button of the massager five times while it is off, and choose it from the list within two minutes',
}
const NOT_OPENED: Sentences = {
  usb: 'the port cannot be opened; close every other program and page that uses it, and on Linux type sudo usermod -aG dialout $USER, then log in again',
  bluetooth:
    'the device cannot be reached; another computer or page may be connected to it: end that, press the button of the massager five times while it is off, and try again',
}
const FORBIDDEN = 'the browser forbids it; allow devices for this page in the settings of the site, then try again'

/** The sentence for an error of the browser. */
const explain = (way: Way, { name }: Error, sentences: Sentences, problem: Problem): ConnectError =>
  name === 'SecurityError' || name === 'NotAllowedError'
    ? new ConnectError(FORBIDDEN, 'noPermission')
    : new ConnectError(sentences[way], problem)

/** A device that the user chose. */
export interface Chosen {
  /** As the user knows it. */
  name: string
  /** Throws ConnectError. */
  open(baudRate: number): Promise<QueuedPort>
}

const USB_FILTERS = KNOWN_USB.map(({ vendor, product }) => ({
  usbVendorId: Number.parseInt(vendor, 16),
  ...(product !== undefined && { usbProductId: Number.parseInt(product, 16) }),
}))
/** A device that does not say what it serves is known by its name. */
const NAMES = ['Puck.js', 'Jolt.js', 'Pixl.js', 'MDBT42Q', 'Bangle.js', 'Espruino', 'BBC micro:bit']
const BLUETOOTH_FILTERS = [{ services: [UART_SERVICE] }, ...NAMES.map((namePrefix) => ({ namePrefix }))]

const REQUESTS: Readonly<Record<Way, () => Promise<Chosen> | undefined>> = {
  usb: () =>
    devices.serial
      ?.requestPort({ filters: USB_FILTERS })
      .then((port) => ({ name: 'the serial port', open: (baudRate) => openSerial(port, baudRate) })),
  bluetooth: () =>
    devices.bluetooth
      ?.requestDevice({ filters: BLUETOOTH_FILTERS, optionalServices: [UART_SERVICE] })
      .then((device) => ({ name: device.name ?? 'the Bluetooth device', open: () => openBluetooth(device) })),
}

/** Call it in a click. Throws ConnectError. */
export async function choose(way: Way): Promise<Chosen> {
  const request = REQUESTS[way]()
  if (!request) throw new ConnectError(MISSING[way], way === 'usb' ? 'notFound' : 'noBluetooth')
  const { name, open } = await request.catch((error) => {
    throw explain(way, error, NOT_CHOSEN, 'notFound')
  })
  return {
    name,
    open: (baudRate) =>
      open(baudRate).catch((error) => {
        throw explain(way, error, NOT_OPENED, 'busy')
      }),
  }
}
