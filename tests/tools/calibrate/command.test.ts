// `unknot calibrate` with a wrong command line, a wrong board and a wrong connection.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { INTERRUPTED } from '../../../lib/command-line/usage.ts'
import { FlashError, PROBLEMS, type Problem } from '../../../tools/flash/problems.ts'
import { createLockedJolt, JOLT, type Options, PORT, runCalibrate } from './run-calibrate.ts'

describe('a board that cannot be calibrated is one sentence with the next step', () => {
  it.each<[string, Options, number, RegExp]>([
    ['another board', { firmware: 'PUCKJS' }, 6, /reports PUCKJS; nothing was written; .*--board puckjs2/],
    ['an old Espruino', { version: '2v10' }, 7, /Espruino 2v26 or newer, but the board has 2v10/],
    ['another program', { code: 'print(1)' }, 9, /Jolt\.js has no unknot on it; type npx unknot flash --board joltjs/],
    [
      'firmware for another board',
      { code: '"unknot 0.1.0 mine";' },
      6,
      /expected unknot for joltjs, but .* has unknot for mine; give --board mine/,
    ],
    ['firmware that does not run', { isIdle: true }, 9, /does not run it; disconnect its power/],
  ])('%s', async (_, options, exit, sentence) => {
    const device = createLockedJolt()
    const { status, stderr, tool } = await runCalibrate(device, options)
    expect([status, tool.written, tool.isClosed, device.recentWrites]).toEqual([exit, [], true, []])
    expect(stderr).toMatch(sentence)
    expect(stderr.split('\n')).toEqual([expect.any(String), ''])
  })
})

describe('a failing connection is one sentence with the next step', () => {
  it.each<[Problem, number, RegExp]>([
    ['notFound', 3, /nothing is connected at .*five short presses/],
    ['noAnswer', 9, /does not answer; if it runs unknot, put the board in service/],
    ['disconnected', 8, /the connection to .* ended; .*put the board in service/],
    ['noBluetooth', 3, /with the button of the device/],
  ])('%s', async (problem, exit, sentence) => {
    const connectTool = () => Promise.reject(new FlashError(problem))
    const { status, stderr } = await runCalibrate(createLockedJolt(), { overrides: { connectTool } })
    expect(status).toBe(exit)
    expect(stderr).toMatch(sentence)
  })

  it('no port at all', async () => {
    const { status, stderr } = await runCalibrate(createLockedJolt(), { args: ['--board', 'joltjs'] })
    expect([status, stderr]).toEqual([3, expect.stringContaining('found no port with a board')])
  })
})

describe('a mistake in the command is one sentence and exit code 2', () => {
  const rangeMessage = (given: string, least: number, most: number) =>
    `--top-hz is a whole number from ${least} to ${most}, not "${given}"`
  it.each<[string[], string]>([
    [[], `--board BOARD is missing; BOARD is one of ${Object.keys(boards).join(', ')}`],
    [['--board', 'jolt'], 'unknown board "jolt"; did you mean "joltjs"?'],
    [[...JOLT, '--top', '50'], 'unknown flag "--top"; did you mean "--top-hz"?'],
    [['board'], 'unexpected argument "board"; see unknot calibrate --help'],
    [
      ['--board', 'joltjs', '--port', 'ACM0'],
      'unknown port "ACM0"; give a serial port (/dev/ttyACM0, COM3), a Bluetooth address or tcp://HOST:PORT',
    ],
    [
      ['--board', 'pico', '--port', 'aa:bb:cc:dd:ee:ff'],
      'Pico has no Bluetooth console; give its serial port, such as /dev/ttyACM0 or COM3',
    ],
    ...['29', '121', '0', '-5', '50.5', 'fast', ''].map((given): [string[], string] => [
      [...JOLT, `--top-hz=${given}`],
      rangeMessage(given, 30, 120),
    ]),
    // The band of this motor begins at 100 Hz, so its top must be higher.
    [['--board', 'puckjs2', '--port', PORT, '--top-hz', '100'], rangeMessage('100', 101, 400)],
  ])('%j', async (args, message) => {
    const { status, stderr, tool } = await runCalibrate(createLockedJolt(), { args })
    expect([status, stderr, tool.written]).toEqual([2, `${message}\n`, []])
  })

  it('no terminal', async () => {
    const { status, stderr, tool } = await runCalibrate(createLockedJolt(), { isInteractive: false })
    expect([status, tool.written]).toEqual([2, []])
    expect(stderr).toMatch(/^expected a terminal, .*; type the command in a terminal/)
  })
})

it('prints its help', async () => {
  const { status, stdout } = await runCalibrate(createLockedJolt(), { args: ['--help'] })
  expect([status, stdout]).toEqual([0, expect.stringContaining('--top-hz <NUMBER>')])
})

it('docs/maker/calibration.md lists every exit code', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/maker/calibration.md'), 'utf8')
  const codes = new Set([0, 1, 2, INTERRUPTED, ...Object.values(PROBLEMS).map(({ exit }) => exit)])
  for (const exit of codes) expect(page).toMatch(new RegExp(`^\\| ${exit} \\|`, 'm'))
})
