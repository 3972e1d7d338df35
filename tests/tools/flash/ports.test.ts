import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { listSerialPorts, portKind, type SystemPort } from '../../../tools/flash/ports.ts'
import { classifyError } from '../../../tools/flash/problems.ts'

const PORTS: SystemPort[] = [
  { path: '/dev/ttyS0' },
  { path: '/dev/ttyUSB0', vendorId: '0403', productId: '6001', manufacturer: 'FTDI' },
  { path: '/dev/ttyACM0', vendorId: '2E8A', productId: '000a' },
  { path: '/dev/ttyACM1', vendorId: '0483', productId: '5740' },
  { path: '/dev/ttyACM2', vendorId: '0483', productId: '374b', manufacturer: 'ST' },
]

const likelyPorts = async (board: string) =>
  (await listSerialPorts(boards[board]!, async () => PORTS)).filter((port) => port.likely).map(({ path }) => path)

describe('the likely ports', () => {
  it('of a Pico are those with the Pico USB id', async () =>
    expect(await likelyPorts('pico')).toEqual(['/dev/ttyACM0']))
  it('of a Jolt.js are Espruino boards and USB converters', async () =>
    expect(await likelyPorts('joltjs')).toEqual(['/dev/ttyUSB0', '/dev/ttyACM1']))
  it('of a board with only Bluetooth are none', async () => expect(await likelyPorts('puckjs2')).toEqual([]))
})

it('lists USB ports with a description, the likely ones first, and no ports of the mainboard', async () => {
  expect(await listSerialPorts(boards.pico!, async () => PORTS)).toEqual([
    { path: '/dev/ttyACM0', description: 'Raspberry Pi Pico', likely: true },
    { path: '/dev/ttyUSB0', description: 'USB to UART (FTDI)', likely: false },
    { path: '/dev/ttyACM1', description: 'Espruino board', likely: false },
    { path: '/dev/ttyACM2', description: 'ST', likely: false },
  ])
})

it('lists the USB ports in /dev if the system cannot list ports', async () => {
  const ports = await listSerialPorts(boards.pico!, async () => {
    throw new Error('spawn udevadm ENOENT')
  })
  for (const { path } of ports) expect(path).toMatch(/^\/dev\/tty(ACM|USB)\d+$/)
})

it.each([
  ['/dev/ttyACM0', 'serial'],
  ['COM3', 'serial'],
  ['\\\\.\\COM12', 'serial'],
  ['aa:BB:cc:dd:ee:0f', 'bluetooth'],
  ['tcp://127.0.0.1:2323', 'tcp'],
])('the port %s is of the kind %s', (port, kind) => expect(portKind(port)).toBe(kind))

it.each(['', 'ttyACM0', 'aa:bb', 'tcp://host', 'tcp://host:123456', 'http://a:1', 'COM'])(
  'refuses %j as a port',
  (port) => expect(() => portKind(port)).toThrow('unknown port'),
)

it.each([
  ['Error: Error: Permission denied, cannot open /dev/ttyACM0', 'noPermission'],
  ['Error: Error Resource temporarily unavailable Cannot lock port', 'busy'],
  ['Error: Opening COM3: Access denied', 'busy'],
  ['Error: Error: No such file or directory, cannot open /dev/x', 'notFound'],
  ['RECEIVE ERROR: {"code":"ECONNREFUSED"}', 'notFound'],
  ['Error: getaddrinfo ENOTFOUND nowhere', 'notFound'],
  ["TypeError: Cannot read properties of undefined (reading 'defaultAdapter')", 'noBluetooth'],
  ['Error: connect ENOENT /var/run/dbus/system_bus_socket', 'noBluetooth'],
  ['RECEIVE ERROR: {"code":"ECONNRESET"}', 'disconnected'],
  ['closed', 'disconnected'],
])('the error %j means %s', (message, problem) => expect(classifyError(message)).toBe(problem))
