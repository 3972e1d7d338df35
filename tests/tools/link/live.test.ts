// The live screen of a real device, on a simulated one in real time.

import { expect, it, vi } from 'vitest'
import type { Terminal } from '../../../lib/command-line/usage.ts'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'
import { HostWire } from '../../../sim/link/host-wire.ts'
import { liveDevice } from '../../../tools/link/live.ts'
import { terminal as screenTerminal } from '../../support/live-terminal.ts'

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[\\d;?]*[A-Za-z]`, 'g')

/** The live screen of an unlocked device on a wire, whose owner presses as soon as a host asks. */
function show() {
  const device = new Device({ programs: compileRotation(), link: 'wire' })
  device.pressTimes(3)
  device.wait(1000)
  const { written, raw, listeners, io } = screenTerminal('')
  Object.assign(io.input, { isTTY: true })
  Object.assign(io.output, { isTTY: true, columns: 100, rows: 30 })
  const complained: string[] = []
  const terminal = {
    stdin: io.input,
    stdout: io.output,
    env: {},
    print: () => {},
    complain: (line: string) => complained.push(line),
  } as unknown as Terminal
  const connector = {
    findPorts: async () => [],
    openWire: async () => {
      setTimeout(() => device.press(), 100)
      return new HostWire(device)
    },
  }
  const code = liveDevice({ device: '/dev/ttyFAKE', board: 'pico' }, terminal, connector)
  const shown = () => written.join('').replaceAll(ESCAPES, '')
  return { device, code, raw, complained, shown, type: (keys: string) => listeners.data!(keys) }
}

it('shows the state of a device, sends it gestures and programs, and lets go of it at the end', async () => {
  const { device, code, raw, shown, type } = show()
  await vi.waitFor(() => expect(shown()).toContain('unknot  off'), { timeout: 5000 })
  type('l')
  await vi.waitFor(() => expect(device.hal.duty).toBeGreaterThan(0), { timeout: 5000 })
  await vi.waitFor(() => expect(shown()).toContain('unknot  running'), { timeout: 5000 })
  expect(shown()).toContain('the motor starts')
  expect(shown()).not.toContain('NaN')
  expect(shown()).not.toContain('charger in')
  type('a')
  await vi.waitFor(() => expect(shown()).toContain('play at once'), { timeout: 5000 })
  type('b')
  await vi.waitFor(() => expect(shown()).toContain('knot'), { timeout: 5000 })
  type('q')
  expect(await code).toBe(0)
  expect(raw).toEqual([true, false])
  expect(device.hal.link!.isConnected).toBe(false)
})

it('ends with one sentence when the device is lost', async () => {
  const { device, code, raw, complained, shown } = show()
  await vi.waitFor(() => expect(shown()).toContain('unknot  off'), { timeout: 5000 })
  device.hal.link!.lose()
  expect(await code).not.toBe(0)
  expect(complained).toEqual([expect.stringContaining('the connection to the device is lost')])
  expect(raw).toEqual([true, false])
})

it('needs a terminal, and takes no flags of a simulated device', async () => {
  const stream = { isTTY: false }
  const terminal = {
    stdin: stream,
    stdout: stream,
    env: {},
    print: () => {},
    complain: () => {},
  } as unknown as Terminal
  await expect(liveDevice({ device: 'x', board: 'pico' }, terminal)).rejects.toThrow('needs a terminal')
  await expect(liveDevice({ device: 'x', board: 'pico', record: 'r.txt' }, terminal)).rejects.toThrow('--record')
})
