// `unknot calibrate` over the console of Kaluma.

import { expect, it } from 'vitest'
import type { Device } from '../../../sim/device/device.ts'
import { newestOf } from '../../../sim/journal/slots.ts'
import { measuredValues } from '../../../sim/journal/stored-settings.ts'
import { PRESS_3 } from '../../../src/button.ts'
import { calibrate } from '../../../tools/calibrate/command.ts'
import { ASK_TURNS } from '../../../tools/calibrate/messages.ts'
import { createConnection } from '../../../tools/flash/open-connection.ts'
import { typed } from '../../support/typed.ts'
import { type FakePico, startFakeKaluma } from '../flash/fake-kaluma.ts'
import { codeFor, connectedStreams, pico, withFastTime } from '../flash/fakes.ts'
import { createDevice, engineGlobals, evaluator, ScriptedPrompt } from './fakes.ts'

const PICO = ['--board', 'pico', '--port', '/dev/ttyACM0']

async function runCalibrate(args: readonly string[], device: Device, board: FakePico = {}) {
  const [near, far] = connectedStreams()
  const evaluate = evaluator(engineGlobals(device, pico, {}))
  const input: string[] = []
  far.on('data', (chunk: Buffer) => input.push(chunk.toString('latin1')))
  const fake = startFakeKaluma(far, { stored: codeFor('pico'), evaluate, ...board })
  const prompt = new ScriptedPrompt((question) => {
    device.wait(question === ASK_TURNS ? 20_000 : 5000)
    return 'entered'
  })
  const dependencies = {
    prompt,
    findPorts: async () => [],
    connectTool: async () => Promise.reject(new Error('no Espruino here')),
    openConnection: async () => createConnection(near),
  }
  const result = await withFastTime(() =>
    typed(['calibrate', ...args], { run: (_, flags, screen) => calibrate(flags, screen, dependencies) }),
  )
  // Ctrl-C would interrupt the firmware.
  expect(input.join('')).not.toContain('\x03')
  return { ...result, loaded: fake.loaded(), isClosed: near.destroyed }
}
const readMeasured = (device: Device) =>
  measuredValues(newestOf(device.store.textAt(device.now), device.store.slots[0]))

it('calibrates the motor and stores its top frequency', async () => {
  const device = createDevice(pico)
  device.request(PRESS_3) // unlocks
  const first = await runCalibrate(PICO, device)
  expect([first.status, first.stderr, first.isClosed, first.loaded]).toEqual([0, '', true, 0])
  expect(first.stdout).toContain('found Pico, Kaluma 1.2.1')
  expect(readMeasured(device)).toEqual({ startMv: 1800, dropOutMv: 1400, topHz: 0 })
  const second = await runCalibrate([...PICO, '--top-hz', '55'], device)
  expect([second.status, second.stderr, second.loaded]).toEqual([0, '', 1])
  expect(readMeasured(device)).toEqual({ startMv: 1800, dropOutMv: 1400, topHz: 55 })
})

it.each<[string, FakePico, number, RegExp]>([
  ['another board', { name: 'pico-w' }, 6, /reports pico-w/],
  ['no program', { stored: '' }, 9, /Pico has no unknot on it/],
  ['an incomplete upload', { stored: '\xff'.repeat(600_000) }, 9, /Pico has no unknot on it/],
  ['firmware that does not run', { evaluate: () => 'undefined' }, 9, /does not run it/],
  ['an unexpected answer', { evaluate: () => 5 }, 9, /unexpected answer: "5"/],
  ['no answer', { onlyAnswer: '' }, 9, /does not answer; unplug it/],
])('reports %s', async (_, board, exit, sentence) => {
  const device = createDevice(pico)
  const { status, stderr, isClosed } = await runCalibrate(PICO, device, board)
  expect([status, isClosed, device.recentWrites, device.state]).toEqual([exit, true, [], 'locked'])
  expect(stderr).toMatch(sentence)
})
