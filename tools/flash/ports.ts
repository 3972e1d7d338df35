// The serial ports of this computer, and which of them is likely the board's.

import { readdirSync } from 'node:fs'
import type { Board, Engine } from '../../hal/boards/board.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import { within } from './time-limit.ts'
import { KNOWN_USB } from './usb-ids.ts'

export interface Port {
  path: string
  /** The device at this port, as far as its USB ids tell. */
  description: string
  likely: boolean
}

/** A serial port as the system lists it. Ids are in hexadecimal. */
export interface SystemPort {
  path: string
  vendorId?: string | undefined
  productId?: string | undefined
  manufacturer?: string | undefined
}

const PICO_VENDOR = '2e8a'

/** The USB id of a Pico fits boards with its chip, and no others. */
const fitsBoard = (vendor: string, { about, engine }: Board, engines: readonly Engine[]): boolean =>
  engines.includes(engine) && (vendor === PICO_VENDOR) === (about.chip === 'rp2040')

function describePort({ path, vendorId = '', productId = '', manufacturer }: SystemPort, board: Board): Port {
  const [vendor, product] = [vendorId.toLowerCase(), productId.toLowerCase()]
  const known = KNOWN_USB.find((row) => row.vendor === vendor && (row.product ?? product) === product)
  const hasWire = board.about.reachedOver.some((way) => way !== 'bluetooth')
  return {
    path,
    description: known?.description ?? manufacturer ?? 'serial port',
    likely: hasWire && known !== undefined && fitsBoard(vendor, board, known.engines),
  }
}

/** UARTs on the computer's mainboard: no board is connected to them. */
const BUILT_IN = /^\/dev\/ttyS\d+$/
/** Names that Linux gives to serial ports on USB. */
const USB_NAME = /^tty(ACM|USB)\d+$/

/** Replaces the system's list where it fails, as on Linux without udevadm. */
const listDevFolder = (folder = '/dev'): SystemPort[] =>
  process.platform === 'linux'
    ? readdirSync(folder)
        .filter((name) => USB_NAME.test(name))
        .map((name) => ({ path: `${folder}/${name}` }))
    : []

async function listSystemPorts(): Promise<SystemPort[]> {
  const { SerialPort } = await import('serialport')
  return SerialPort.list()
}

/** A driver that hangs can hold the list. */
const LIST_MS = 10_000

/** Serial ports, the likely ones first. */
export async function listSerialPorts(
  board: Board,
  list: () => Promise<SystemPort[]> = listSystemPorts,
): Promise<Port[]> {
  const listed = await within(LIST_MS, list(), () => new Error('late')).catch(() => listDevFolder())
  const ports = listed.filter(({ path }) => !BUILT_IN.test(path)).map((port) => describePort(port, board))
  return ports.sort((a, b) => Number(b.likely) - Number(a.likely))
}

export type PortKind = 'tcp' | 'bluetooth' | 'serial'

const PORT_PATTERNS: readonly (readonly [RegExp, PortKind])[] = [
  [/^tcp:\/\/[^/:]+:\d{1,5}$/, 'tcp'],
  [/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i, 'bluetooth'],
  [/^(\/|COM\d+$|\\\\\.\\)/i, 'serial'],
]

/** Throws UsageError for a word that is no port. */
export function portKind(port: string): PortKind {
  const kind = PORT_PATTERNS.find(([pattern]) => pattern.test(port))?.[1]
  if (!kind)
    throw new UsageError(
      `unknown port "${port}"; give a serial port (/dev/ttyACM0, COM3), a Bluetooth address or tcp://HOST:PORT`,
    )
  return kind
}
