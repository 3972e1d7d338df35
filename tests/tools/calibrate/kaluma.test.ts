// The same over Kaluma's console.

import { expect, it } from 'vitest'
import type { Device } from '../../../sim/device/device.ts'
import { findNewest, measuredValues } from '../../../sim/journal/stored-settings.ts'
import { calibrateBoard } from '../../../tools/calibrate/command.ts'
import { TURNS } from '../../../tools/calibrate/words.ts'
import { wireOver } from '../../../tools/flash/wire.ts'
import { typed } from '../../support/typed.ts'
import { kaluma, type Pico } from '../flash/kaluma-console.ts'
import { codeFor, hurried, line, pico } from '../flash/made-up.ts'
import { deviceFor, globalsOf, running, Scripted } from './made-up.ts'

const PICO = ['--board', 'pico', '--port', '/dev/ttyACM0']

async function calibrate(args: readonly string[], device: Device, console: Pico = {}) {
  const [here, there] = line()
  const run = running(globalsOf(device, pico, {}))
  const typedThere: string[] = []
  there.on('data', (chunk: Buffer) => typedThere.push(chunk.toString('latin1')))
  const board = kaluma(there, { stored: codeFor('pico'), run, ...console })
  const person = new Scripted((question) => {
    device.wait(question === TURNS ? 20_000 : 3000)
    return 'entered'
  })
  const world = {
    person,
    ports: async () => [],
    connectTool: async () => Promise.reject(new Error('no Espruino here')),
    openWire: async () => wireOver(here),
  }
  const result = await hurried(() =>
    typed(['calibrate', ...args], { run: (_, flags, screen) => calibrateBoard(flags, screen, world) }),
  )
  // Ctrl-C would stop what the firmware is at.
  expect(typedThere.join('')).not.toContain('\x03')
  return { ...result, loaded: board.loaded(), closed: here.destroyed }
}
const stored = (device: Device) => measuredValues(findNewest([device.read(0) ?? '', device.read(1) ?? '']))

it('is calibrated, and its top stored', async () => {
  const device = deviceFor(pico)
  const first = await calibrate(PICO, device)
  expect([first.status, first.stderr, first.closed, first.loaded]).toEqual([0, '', true, 0])
  expect(first.stdout).toContain('found Pico, Kaluma 1.2.1')
  expect(stored(device)).toEqual({ startMv: 1800, dropOutMv: 1560, topHz: 0 })
  const second = await calibrate([...PICO, '--top-hz', '55'], device)
  expect([second.status, second.stderr, second.loaded]).toEqual([0, '', 1])
  expect(stored(device)).toEqual({ startMv: 1800, dropOutMv: 1560, topHz: 55 })
})

it.each<[string, Pico, number, RegExp]>([
  ['another board', { name: 'pico-w' }, 6, /itself pico-w/],
  ['nothing stored', { stored: '' }, 9, /no unknot on that Pico/],
  ['half of an upload', { stored: '\xff'.repeat(600_000) }, 9, /no unknot on that Pico/],
  ['not running', { run: () => 'undefined' }, 9, /does not run/],
  ['nonsense', { run: () => 5 }, 9, /answers nonsense .*"5"/],
  ['no answer', { babbles: '' }, 9, /does not answer; unplug it/],
])('%s', async (_, console, exit, sentence) => {
  const device = deviceFor(pico)
  const { status, stderr, closed } = await calibrate(PICO, device, console)
  expect([status, closed, device.recentWrites, device.state]).toEqual([exit, true, [], 'locked'])
  expect(stderr).toMatch(sentence)
})
