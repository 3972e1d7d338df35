// The ports there are, and which is likely the board's.

import { readdirSync } from 'node:fs'
import type { Board, Engine } from '../../hal/boards/board.ts'
import { UsageError } from '../../lib/command-line/usage.ts'

export interface Port {
  path: string
  /** What is behind it, as far as can be told. */
  what: string
  likely: boolean
}

/** What a system says of a serial port: ids in hexadecimal. */
export interface Listed {
  path: string
  vendorId?: string | undefined
  productId?: string | undefined
  manufacturer?: string | undefined
}

/** USB ids of boards, and of the converters between USB and UART on them. */
const KNOWN: readonly { vendor: string; product?: string; what: string; engines: readonly Engine[] }[] = [
  { vendor: '0483', product: '5740', what: 'Espruino board', engines: ['espruino'] },
  { vendor: '1915', product: '520f', what: 'Espruino board (nRF52)', engines: ['espruino'] },
  { vendor: '2e8a', what: 'Raspberry Pi Pico', engines: ['kaluma', 'espruino'] },
  { vendor: '0d28', product: '0204', what: 'micro:bit', engines: ['espruino'] },
  { vendor: '10c4', product: 'ea60', what: 'USB to UART (CP210x)', engines: ['espruino'] },
  { vendor: '1a86', what: 'USB to UART (CH340)', engines: ['espruino'] },
  { vendor: '0403', what: 'USB to UART (FTDI)', engines: ['espruino'] },
  { vendor: '303a', what: 'ESP32', engines: ['espruino'] },
]
const PICO_VENDOR = '2e8a'

/** A Pico's own USB speaks for a board with its chip, and for no other. */
const fits = (vendor: string, { about, engine }: Board, engines: readonly Engine[]): boolean =>
  engines.includes(engine) && (vendor === PICO_VENDOR) === (about.chip === 'rp2040')

function described({ path, vendorId = '', productId = '', manufacturer }: Listed, board: Board): Port {
  const [vendor, product] = [vendorId.toLowerCase(), productId.toLowerCase()]
  const known = KNOWN.find((row) => row.vendor === vendor && (row.product ?? product) === product)
  const wired = board.about.reachedOver.some((way) => way !== 'bluetooth')
  return {
    path,
    what: known?.what ?? manufacturer ?? 'serial port',
    likely: wired && known !== undefined && fits(vendor, board, known.engines),
  }
}

/** Ports of the computer itself, which no board hangs on. */
const BUILT_IN = /^\/dev\/ttyS\d+$/
/** How Linux calls boards on USB. */
const ON_USB = /^tty(ACM|USB)\d+$/

/** What stands in where the system cannot be asked, as on Linux without udevadm. */
const fromDev = (folder = '/dev'): Listed[] =>
  process.platform === 'linux'
    ? readdirSync(folder)
        .filter((name) => ON_USB.test(name))
        .map((name) => ({ path: `${folder}/${name}` }))
    : []

async function fromSystem(): Promise<Listed[]> {
  const { SerialPort } = await import('serialport')
  return SerialPort.list()
}

/** Serial ports, the likely ones first. */
export async function serialPorts(board: Board, list: () => Promise<Listed[]> = fromSystem): Promise<Port[]> {
  const listed = await list().catch(() => fromDev())
  const ports = listed.filter(({ path }) => !BUILT_IN.test(path)).map((port) => described(port, board))
  return ports.sort((a, b) => Number(b.likely) - Number(a.likely))
}

export type Kind = 'tcp' | 'bluetooth' | 'serial'

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^tcp:\/\/[^/:]+:\d+$/, 'tcp'],
  [/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i, 'bluetooth'],
  [/^(\/|COM\d+$|\\\\\.\\)/i, 'serial'],
]

/** What kind of port that is. Throws UsageError. */
export function kindOf(port: string): Kind {
  const kind = KINDS.find(([form]) => form.test(port))?.[1]
  if (!kind)
    throw new UsageError(
      `unknown port "${port}"; give a serial port (/dev/ttyACM0, COM3), a Bluetooth address or tcp://HOST:PORT`,
    )
  return kind
}
