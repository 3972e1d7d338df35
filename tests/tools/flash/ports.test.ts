import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { kindOf, type Listed, serialPorts } from '../../../tools/flash/ports.ts'
import { meaning } from '../../../tools/flash/problems.ts'

const PORTS: Listed[] = [
  { path: '/dev/ttyS0' },
  { path: '/dev/ttyUSB0', vendorId: '0403', productId: '6001', manufacturer: 'FTDI' },
  { path: '/dev/ttyACM0', vendorId: '2E8A', productId: '000a' },
  { path: '/dev/ttyACM1', vendorId: '0483', productId: '5740' },
  { path: '/dev/ttyACM2', vendorId: '0483', productId: '374b', manufacturer: 'ST' },
]

const likely = async (board: string) =>
  (await serialPorts(boards[board]!, async () => PORTS)).filter((port) => port.likely).map(({ path }) => path)

describe('the likely port', () => {
  it('of a Pico is the Pico', async () => expect(await likely('pico')).toEqual(['/dev/ttyACM0']))
  it('of a Jolt.js is an Espruino board, or a converter', async () =>
    expect(await likely('joltjs')).toEqual(['/dev/ttyUSB0', '/dev/ttyACM1']))
  it('of a board with Bluetooth alone is none', async () => expect(await likely('puckjs2')).toEqual([]))
})

it('ports of the computer itself are not listed; the likely ones come first, and all say what they are', async () => {
  expect(await serialPorts(boards.pico!, async () => PORTS)).toEqual([
    { path: '/dev/ttyACM0', what: 'Raspberry Pi Pico', likely: true },
    { path: '/dev/ttyUSB0', what: 'USB to UART (FTDI)', likely: false },
    { path: '/dev/ttyACM1', what: 'Espruino board', likely: false },
    { path: '/dev/ttyACM2', what: 'ST', likely: false },
  ])
})

it('a system that cannot be asked is no error', async () => {
  const ports = await serialPorts(boards.pico!, async () => {
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
])('%s is %s', (port, kind) => expect(kindOf(port)).toBe(kind))

it.each(['', 'ttyACM0', 'aa:bb', 'tcp://host', 'http://a:1', 'COM'])('%j is no port', (port) =>
  expect(() => kindOf(port)).toThrow('unknown port'),
)

it.each([
  ['Error: Error: Permission denied, cannot open /dev/ttyACM0', 'permission'],
  ['Error: Error Resource temporarily unavailable Cannot lock port', 'busy'],
  ['Error: Opening COM3: Access denied', 'busy'],
  ['Error: Error: No such file or directory, cannot open /dev/x', 'nothing'],
  ['RECEIVE ERROR: {"code":"ECONNREFUSED"}', 'nothing'],
  ['Error: getaddrinfo ENOTFOUND nowhere', 'nothing'],
  ["TypeError: Cannot read properties of undefined (reading 'defaultAdapter')", 'bluetooth'],
  ['Error: connect ENOENT /var/run/dbus/system_bus_socket', 'bluetooth'],
  ['RECEIVE ERROR: {"code":"ECONNRESET"}', 'cut'],
  ['closed', 'cut'],
])('%j means %s', (said, problem) => expect(meaning(said)).toBe(problem))
