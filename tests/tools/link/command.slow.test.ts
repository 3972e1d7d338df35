// The verbs of `unknot link`, on a simulated device in real time.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Terminal } from '../../../lib/command-line/usage.ts'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'
import { parseLogFile } from '../../../sim/journal/log.ts'
import { HostWire } from '../../../sim/link/host-wire.ts'
import * as link from '../../../tools/link/command.ts'
import type { LinkConnector } from '../../../tools/link/connect.ts'

const PORT = { board: 'pico', port: '/dev/ttyFAKE' }
const PROGRAM = (level: number) => `{
  "name": "tried", "title": "Tried", "serves": ["flow"], "about": "For a test.",
  "segments": [{ "ramp": ${level}, "time": "1 s" }, { "hold": ${level}, "time": "30 s" }, { "ramp": 0, "time": "1 s" }]
}`

/** An unlocked device on a wire, whose owner presses as soon as a host asks. */
function plugged(presses = true): { device: Device; connector: LinkConnector } {
  const device = new Device({ programs: compileRotation(), link: 'wire' })
  device.pressTimes(3)
  device.wait(1000)
  return {
    device,
    connector: {
      findPorts: async () => [],
      openWire: async () => {
        const wire = new HostWire(device)
        if (presses) setTimeout(() => device.press(), 100)
        return wire
      },
    },
  }
}

function screen() {
  const printed: string[] = []
  const complained: string[] = []
  const stdout = { isTTY: false, columns: 80 }
  const terminal = {
    print: (line: string) => printed.push(line),
    complain: (line: string) => complained.push(line),
    stdout,
    stderr: stdout,
    env: {},
  } as unknown as Terminal
  return { terminal, printed, complained }
}

const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'unknot-')), 'tried.json')
  writeFileSync(path, text)
  return path
}

it('plays a file, and again within 3 s of each time that it is saved', async () => {
  const { device, connector } = plugged()
  const { terminal, printed } = screen()
  const tried = file(PROGRAM(40))
  const ended = link.play([tried], { ...PORT, watch: true }, terminal, connector)
  await expect.poll(() => device.status.level, { timeout: 8000 }).toBe(28)
  const savedAt = Date.now()
  writeFileSync(tried, PROGRAM(80))
  await expect.poll(() => printed.some((line) => line.includes('as it was saved')), { timeout: 5000 }).toBe(true)
  expect(Date.now() - savedAt).toBeLessThan(3000)
  await expect.poll(() => device.status.level, { timeout: 8000 }).toBe(56)
  process.emit('SIGINT')
  expect(await ended).toBe(130)
  device.wait(2000)
  expect(device.hal.duty).toBe(0)
})

it('keeps a program, and brings back that of the build', async () => {
  const { device, connector } = plugged()
  const { terminal, printed } = screen()
  expect(await link.keep(['2', file(PROGRAM(40))], PORT, terminal, connector)).toBe(0)
  expect(printed.at(-1)).toBe('place 2 of the rotation has tried')
  expect(device.store.slots[11]).toMatch(/^02/)
  device.wait(11_000)
  expect(await link.keep(['2'], { ...PORT, builtIn: true }, terminal, connector)).toBe(0)
  expect(printed.at(-1)).toBe('place 2 of the rotation has ease')
})

it('shows the journal, and saves what the device has stored', async () => {
  const { connector } = plugged()
  const { terminal, printed } = screen()
  const save = file('')
  expect(await link.journal([], { ...PORT, save }, terminal, connector)).toBe(0)
  expect(printed.join('\n')).toMatch(/session/)
  expect(parseLogFile(readFileSync(save, 'latin1')).settings).toMatch(/^2,0,3/)
})

it('sets the strength and the clock', async () => {
  const { device, connector } = plugged()
  const { terminal } = screen()
  expect(await link.set(['strength', '5'], PORT, terminal, connector)).toBe(0)
  expect(device.status.strength).toBe(5)
  device.wait(11_000)
  expect(await link.set(['clock'], PORT, terminal, connector)).toBe(0)
  expect(device.today).toBe(Math.floor(Date.now() / 86_400_000))
})

it('says what a device refuses, and why', async () => {
  const { device, connector } = plugged()
  const { terminal, complained } = screen()
  device.setSupply(3300)
  device.wait(1000)
  expect(await link.play([file(PROGRAM(40))], PORT, terminal, connector)).toBe(1)
  expect(complained).toEqual(['the device did not start: its battery is too low: charge it'])
})
