// `unknot flash` as a user types it, with fake boards and everything that goes wrong with them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { INTERRUPTED } from '../../../lib/command-line/usage.ts'
import { makeLayoutScripts } from '../../../tools/build/artifacts/storage-layout.ts'
import { version } from '../../../tools/build/stamp.ts'
import { type Dependencies, flash } from '../../../tools/flash/command.ts'
import type { Port } from '../../../tools/flash/ports.ts'
import { FlashError, PROBLEMS, type Problem } from '../../../tools/flash/problems.ts'
import type { Run } from '../../../tools/unknot/verbs.mjs'
import { type Typed, typed } from '../../support/typed.ts'
import { codeFor, type FakeEspruino, FakeEspruinoTool, withFastTime } from './fakes.ts'

const TTY = '/dev/ttyACM0'
/** The last line that the board gets: it compacts its storage, then starts the firmware. */
const LAYOUT = makeLayoutScripts(boards.puckjs2 as EspruinoBoard)!.before
const START_LINE = 'load()\n'
const code = codeFor('puckjs2')

interface Result extends Typed {
  tool: FakeEspruinoTool
  opened: string[]
}

/** Runs `unknot flash` with this board. */
async function runFlash(
  args: readonly string[],
  board: FakeEspruino = {},
  overrides: Partial<Dependencies> = {},
): Promise<Result> {
  const tool = new FakeEspruinoTool(board)
  const opened: string[] = []
  const dependencies: Dependencies = {
    build: async () => code,
    findPorts: async () => [],
    connectTool: async (port) => {
      opened.push(port)
      return tool
    },
    openConnection: async () => {
      throw new Error('no Kaluma here')
    },
    ...overrides,
  }
  const run: Run = (_, flags, terminal) => flash(flags, terminal, dependencies)
  return { ...(await typed(['flash', ...args], { run })), tool, opened }
}

const PUCK = ['--board', 'puckjs2', '--port', TTY]

it('prints the plan, flashes the board, and prints the next steps', async () => {
  const { status, stdout, stderr, tool, opened } = await runFlash(PUCK)
  expect([status, stderr, opened, tool.stored, tool.written, tool.isClosed]).toEqual([
    0,
    '',
    [TTY],
    code,
    [START_LINE],
    true,
  ])
  // The log is reserved before the upload.
  expect(tool.evaluated.at(-2)).toBe(LAYOUT)
  expect(stdout.split('\n')).toEqual([
    `flashing unknot ${version} (2500 bytes) to the Puck.js 2 (Espruino) at ${TTY}:`,
    expect.stringContaining('reads it back'),
    'found Puck.js 2, Espruino 2v29',
    'the board has no program',
    '25 % of 2500 bytes',
    '50 % of 2500 bytes',
    '75 % of 2500 bytes',
    '100 % of 2500 bytes',
    'verified: the board has the file that was sent',
    expect.stringContaining('Press three times to unlock it'),
    expect.stringContaining('hold the button'),
    '',
  ])
})

describe('before the upload it prints what the board has', () => {
  it.each([
    ['an older unknot', '"unknot 0.0.0 joltjs";(()=>{})();', 'the board has unknot 0.0.0 for joltjs: it is replaced'],
    ['another program', 'print(1)', 'the board has a program of 8 bytes that is not unknot: it is replaced'],
    ['half of an upload', code.slice(0, 512).padEnd(2500, '\xff'), 'the board has an incomplete upload'],
    ['an upload without its first byte', '\xff'.repeat(2500), 'the board has an incomplete upload'],
  ])('%s', async (_, stored, line) => {
    const { status, stdout, tool } = await runFlash(PUCK, { stored })
    expect([status, tool.stored]).toEqual([0, code])
    expect(stdout).toContain(line)
  })

  it('starts a board that already has the firmware, without an upload', async () => {
    const { status, stdout, tool } = await runFlash(PUCK, { stored: code })
    expect([status, tool.written]).toEqual([0, ['load()\n']])
    expect(stdout).toContain('the board already has this firmware')
    expect(stdout).not.toContain('%')
  })
})

it.each([1, 2])('tries again when %d uploads lose bytes, and says so', async (lossyUploads) => {
  const { status, stdout, tool } = await runFlash(PUCK, { lossyUploads })
  expect([status, tool.stored, tool.written]).toEqual([0, code, [...Array(lossyUploads).fill('\x03'), START_LINE]])
  expect(stdout.split('the upload lost some bytes: trying again\n').length).toBe(lossyUploads + 1)
})

describe('a problem is one sentence with the next step, an exit code, and no start', () => {
  const failing = (problem: Problem): Partial<Dependencies> => ({
    connectTool: async () => {
      throw new FlashError(problem)
    },
  })
  it.each<[string, FakeEspruino, Partial<Dependencies>, number, RegExp]>([
    ['an empty port', {}, failing('notFound'), 3, /nothing is connected at .*five short presses/],
    ['no permission', {}, failing('noPermission'), 4, /no permission to open .*; .*dialout/],
    ['a busy port', {}, failing('busy'), 5, /another program uses .*; close/],
    [
      'another board',
      { name: 'JOLTJS' },
      {},
      6,
      /Puck.js 2, which reports PUCKJS, but .* reports JOLTJS; nothing was written; .*--board joltjs/,
    ],
    ['an unknown board', { name: 'MYBOARD' }, {}, 6, /reports MYBOARD; nothing was written; give another --port$/m],
    [
      'an old Espruino',
      { version: '2v25.114' },
      {},
      7,
      /expected Espruino 2v26 or newer, but the board has 2v25\.114; /,
    ],
    ['a lost connection', { cutAt: 1000 }, {}, 8, /ended before the upload was verified; .*does not run .*flash again/],
    ['no answer', {}, failing('noAnswer'), 9, /does not answer; if it runs unknot, put the board in service/],
    ['an unexpected answer', { name: 5 }, {}, 9, /expected a board with Espruino .*: \[5,"2v29"\]; check that/],
    ['an answer without a version', { version: 'new' }, {}, 9, /unexpected answer/],
    ['a full storage', { isFull: true }, {}, 9, /rejected the file.*erase\(NAME\)/],
    ['worn flash', { wornAt: 77 }, {}, 9, /differs from the file that was sent: 2500 bytes, checksum \d+; flash again/],
    ['three uploads that lose bytes', { lossyUploads: 3 }, {}, 9, /rejected the file/],
  ])('%s', async (_, board, overrides, exit, sentence) => {
    const { status, stderr, stdout, tool } = await runFlash(PUCK, board, overrides)
    expect(status).toBe(exit)
    expect(stderr).toMatch(sentence)
    expect(stderr.split('\n')).toEqual([expect.any(String), ''])
    expect(tool.written).not.toContain(START_LINE)
    expect(tool.uploads).toBeLessThanOrEqual(3)
    expect(stdout).not.toContain('done')
    if (exit < 8) expect(tool.stored).toBeUndefined()
  })

  it.each(['2v26', '2v26.1', '2v30', '10v01'])('Espruino %s is new enough', async (version) => {
    expect((await runFlash(PUCK, { version })).status).toBe(0)
  })

  it.each([true, false])(
    'turns off the Bluetooth of an ESP32 before the upload, if it is on: %s',
    async (isRadioOn) => {
      const args = ['--board', 'esp32', '--port', TTY]
      const { status, stdout, tool } = await withFastTime(() => runFlash(args, { name: 'ESP32', isRadioOn }))
      expect([status, tool.stored]).toEqual([0, code])
      expect(tool.written.filter((text) => text === 'ESP32.enableBLE(false)\n')).toHaveLength(isRadioOn ? 1 : 0)
      expect(stdout.includes('turning Bluetooth off')).toBe(isRadioOn)
      expect(stdout.indexOf('turning Bluetooth off')).toBeLessThan(stdout.indexOf('verified'))
    },
  )

  it('--trial flashes the test program, and prints the next steps of a test', async () => {
    const builds: boolean[] = []
    const build = async (_: unknown, isTrial: boolean) => {
      builds.push(isTrial)
      return code
    }
    const { status, stdout } = await runFlash([...PUCK, '--trial'], {}, { build })
    expect([status, builds]).toEqual([0, [true]])
    expect(stdout).toContain('Press the button: the motor turns for a second')
    expect(stdout).not.toContain('the last program starts')
    expect((await runFlash(PUCK, {}, { build })).stdout).toContain('the last program starts')
    expect(builds).toEqual([true, false])
  })

  it('closes the connection after a problem', async () => {
    expect((await runFlash(PUCK, { cutAt: 0 })).tool.isClosed).toBe(true)
  })

  it('does not hide an unexpected error', async () => {
    const build = async () => {
      throw new TypeError('a bug')
    }
    await expect(runFlash(PUCK, {}, { build })).rejects.toThrow('a bug')
  })
})

describe('without a port', () => {
  const port = (path: string, likely: boolean): Port => ({ path, description: 'a device', likely })
  const runWithPorts = (...ports: Port[]) => runFlash(['--board', 'puckjs2'], {}, { findPorts: async () => ports })

  it('lists all ports, and takes the only likely one', async () => {
    const { status, stdout, opened } = await runWithPorts(port(TTY, true), port('/dev/ttyUSB0', false))
    expect([status, opened]).toEqual([0, [TTY]])
    expect(stdout).toContain(`* ${TTY}  a device\n  /dev/ttyUSB0  a device\n`)
  })

  it.each([
    ['2 ports look like', [port('/dev/a', true), port('/dev/b', true)]],
    ['no port looks like', [port('/dev/a', false)]],
  ])('the user must choose if %s the board', async (problem, ports) => {
    const { status, stdout, stderr, opened } = await runWithPorts(...ports)
    expect([status, opened]).toEqual([2, []])
    expect(stderr).toBe(`${problem} the Puck.js 2; choose one from the list with --port PORT\n`)
    expect(stdout).toContain('/dev/a')
  })

  it('a computer without ports is a problem with a next step', async () => {
    const { status, stdout, stderr } = await runWithPorts()
    expect([status, stdout]).toEqual([3, ''])
    expect(stderr).toMatch(/^found no port with a board; .*five short presses/)
  })
})

describe('a mistake in the command is one sentence and exit code 2', () => {
  it.each([
    [[], `--board BOARD is missing; BOARD is one of ${Object.keys(boards).join(', ')}`],
    [['--board', 'puck'], 'unknown board "puck"; did you mean "puckjs2"?'],
    [['--bord', 'pico'], 'unknown flag "--bord"; did you mean "--board"?'],
    [['puckjs2'], 'unexpected argument "puckjs2"; see unknot flash --help'],
    [
      ['--board', 'puckjs2', '--port', 'ttyACM0'],
      'unknown port "ttyACM0"; give a serial port (/dev/ttyACM0, COM3), a Bluetooth address or tcp://HOST:PORT',
    ],
    [
      ['--board', 'pico', '--port', 'aa:bb:cc:dd:ee:ff'],
      'Pico has no Bluetooth console; give its serial port, such as /dev/ttyACM0 or COM3',
    ],
  ])('%j', async (args, message) => {
    const { status, stderr, opened } = await runFlash(args)
    expect([status, stderr, opened]).toEqual([2, `${message}\n`, []])
  })
})

it('prints its help', async () => {
  expect(await runFlash(['--help'])).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('--port <PORT>'),
  })
})

it('docs/maker/flashing.md lists every exit code', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/maker/flashing.md'), 'utf8')
  const codes = new Set([0, 2, INTERRUPTED, ...Object.values(PROBLEMS).map(({ exit }) => exit)])
  for (const exit of codes) expect(page).toMatch(new RegExp(`^\\| ${exit} \\|`, 'm'))
})
