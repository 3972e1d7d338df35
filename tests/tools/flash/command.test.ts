// `unknot flash` as it is typed, with boards that do what boards do wrong.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { makeLayoutScript } from '../../../tools/build/artifacts/storage-layout.ts'
import { version } from '../../../tools/build/stamp.ts'
import { flash as flashBoard, type World } from '../../../tools/flash/command.ts'
import type { Port } from '../../../tools/flash/ports.ts'
import { FlashError, PROBLEMS, STOPPED } from '../../../tools/flash/problems.ts'
import type { Run } from '../../../tools/unknot/verbs.mjs'
import { type Typed, typed } from '../../support/typed.ts'
import { codeFor, type Espruino, FakeTool } from './made-up.ts'

const TTY = '/dev/ttyACM0'
/** What it says last: the storage is tidied up, then the firmware starts. */
const SETTLED = `${makeLayoutScript(boards.puckjs2 as EspruinoBoard)};load()\n`
const code = codeFor('puckjs2')

interface Asked extends Typed {
  tool: FakeTool
  opened: string[]
}

/** Types it where this board, and these ports, are. */
async function flash(args: readonly string[], board: Espruino = {}, world: Partial<World> = {}): Promise<Asked> {
  const tool = new FakeTool(board)
  const opened: string[] = []
  const outside: World = {
    build: async () => code,
    ports: async () => [],
    connectTool: async (port) => {
      opened.push(port)
      return tool
    },
    openWire: async () => {
      throw new Error('no Kaluma here')
    },
    ...world,
  }
  const run: Run = (_, flags, terminal) => flashBoard(flags, terminal, outside)
  return { ...(await typed(['flash', ...args], { run })), tool, opened }
}

const PUCK = ['--board', 'puckjs2', '--port', TTY]

it('says what it will do, does it, and says what to press', async () => {
  const { status, stdout, stderr, tool, opened } = await flash(PUCK)
  expect([status, stderr, opened, tool.stored, tool.said, tool.closed]).toEqual([0, '', [TTY], code, [SETTLED], true])
  expect(stdout.split('\n')).toEqual([
    `unknot ${version}, 2500 bytes, goes to the Puck.js 2 (Espruino) at ${TTY}:`,
    expect.stringContaining('read back'),
    expect.stringContaining('five short presses'),
    'found Puck.js 2, Espruino 2v29',
    'nothing is stored on it',
    '25 % of 2500 bytes',
    '50 % of 2500 bytes',
    '75 % of 2500 bytes',
    '100 % of 2500 bytes',
    'checked: what is on it is what was sent',
    expect.stringContaining('three presses unlock it'),
    expect.stringContaining('hold the button'),
    '',
  ])
})

describe('what is on it is told', () => {
  it.each([
    ['an older one', '"unknot 0.0.0 joltjs";(()=>{})();', 'unknot 0.0.0 for joltjs is on it, and is replaced'],
    ['something else', 'print(1)', 'a program that is not unknot, 8 bytes, is on it, and is replaced'],
    ['half of an upload', code.slice(0, 512).padEnd(2500, '\xff'), 'an upload to it was cut off'],
    ['nothing of an upload', '\xff'.repeat(2500), 'an upload to it was cut off'],
  ])('%s', async (_, stored, line) => {
    const { status, stdout, tool } = await flash(PUCK, { stored })
    expect([status, tool.stored]).toEqual([0, code])
    expect(stdout).toContain(line)
  })

  it('and what is there already is only started', async () => {
    const { status, stdout, tool } = await flash(PUCK, { stored: code })
    expect([status, tool.said]).toEqual([0, ['load()\n']])
    expect(stdout).toContain('this very firmware is on it already')
    expect(stdout).not.toContain('%')
  })
})

it.each([1, 2])('a line that loses something %d times is no problem, and is told', async (lossy) => {
  const { status, stdout, tool } = await flash(PUCK, { lossy })
  expect([status, tool.stored, tool.said]).toEqual([0, code, [...Array(lossy).fill('\x03'), SETTLED]])
  expect(stdout.split('something was lost on the way: once more\n').length).toBe(lossy + 1)
})

describe('what goes wrong is one sentence with what to do, an exit code, and no start', () => {
  const cannot = (said: string): Partial<World> => ({
    connectTool: async () => {
      throw new FlashError(...(said.split(': ') as ['busy', string]))
    },
  })
  it.each<[string, Espruino, Partial<World>, number, RegExp]>([
    ['nothing there', {}, cannot(`nothing: ENOENT`), 3, /there is nothing at .*five short presses/],
    ['no permission', {}, cannot('permission: EACCES'), 4, /may not be opened by you; .*dialout/],
    ['busy', {}, cannot('busy: EBUSY'), 5, /is in use by another program; close/],
    [
      'another board',
      { name: 'JOLTJS' },
      {},
      6,
      /itself JOLTJS, and a Puck.js 2 calls itself PUCKJS; .*--board joltjs; nothing was written/,
    ],
    ['an unknown board', { name: 'MYBOARD' }, {}, 6, /itself MYBOARD, .*; give another port; nothing was written/],
    ['too old', { version: '2v25.114' }, {}, 7, /Espruino 2v25\.114, too old .*2v26 is the oldest/],
    ['cut off', { cutAt: 1000 }, {}, 8, /ended before the upload was checked; .*runs nothing .*flash again/],
    ['no answer', {}, cannot('silent: '), 9, /does not answer; if it runs unknot, put it in service/],
    ['nonsense', { name: 5 }, {}, 9, /answers nonsense for a board with Espruino: \[5,"2v29"\]; see that/],
    ['a version that is none', { version: 'new' }, {}, 9, /answers nonsense/],
    ['a full storage', { full: true }, {}, 9, /did not take the file.*erase\(NAME\)/],
    ['worn flash', { wornAt: 77 }, {}, 9, /read back is not what was sent: 2500 bytes, checksum \d+; flash again/],
    ['a line that loses something each time', { lossy: 3 }, {}, 9, /did not take the file/],
  ])('%s', async (_, board, world, exit, sentence) => {
    const { status, stderr, stdout, tool } = await flash(PUCK, board, world)
    expect(status).toBe(exit)
    expect(stderr).toMatch(sentence)
    expect(stderr.split('\n')).toEqual([expect.any(String), ''])
    expect(tool.said).not.toContain(SETTLED)
    expect(tool.uploads).toBeLessThanOrEqual(3)
    expect(stdout).not.toContain('done')
    if (exit < 8) expect(tool.stored).toBeUndefined()
  })

  it.each(['2v26', '2v26.1', '2v30', '10v01'])('%s is new enough', async (version) => {
    expect((await flash(PUCK, { version })).status).toBe(0)
  })

  it('with --trial it is the program that tries the board, and other words at the end', async () => {
    const asked: boolean[] = []
    const build = async (_: unknown, trial: boolean) => {
      asked.push(trial)
      return code
    }
    const { status, stdout } = await flash([...PUCK, '--trial'], {}, { build })
    expect([status, asked]).toEqual([0, [true]])
    expect(stdout).toContain('press the button, and the motor turns for a second')
    expect(stdout).not.toContain('the last program starts')
    expect((await flash(PUCK, {}, { build })).stdout).toContain('the last program starts')
    expect(asked).toEqual([true, false])
  })

  it('whatever is open is closed', async () => {
    expect((await flash(PUCK, { cutAt: 0 })).tool.closed).toBe(true)
  })

  it('what nobody foresaw is not hidden', async () => {
    const build = async () => {
      throw new TypeError('a bug')
    }
    await expect(flash(PUCK, {}, { build })).rejects.toThrow('a bug')
  })
})

describe('without a port', () => {
  const port = (path: string, likely: boolean): Port => ({ path, what: 'a thing', likely })
  const among = (...ports: Port[]) => flash(['--board', 'puckjs2'], {}, { ports: async () => ports })

  it('all are listed, and the only likely one is taken', async () => {
    const { status, stdout, opened } = await among(port(TTY, true), port('/dev/ttyUSB0', false))
    expect([status, opened]).toEqual([0, [TTY]])
    expect(stdout).toContain(`* ${TTY}  a thing\n  /dev/ttyUSB0  a thing\n`)
  })

  it.each([
    ['two likely ones', [port('/dev/a', true), port('/dev/b', true)]],
    ['no likely one', [port('/dev/a', false)]],
  ])('%s: one must be given', async (_, ports) => {
    const { status, stdout, stderr, opened } = await among(...ports)
    expect([status, opened, stderr]).toEqual([2, [], 'which of these is the Puck.js 2? Give it with --port\n'])
    expect(stdout).toContain('/dev/a')
  })

  it('none at all', async () => {
    const { status, stdout, stderr } = await among()
    expect([status, stdout]).toEqual([3, ''])
    expect(stderr).toMatch(/^no port with a board was found; .*five short presses/)
  })
})

describe('mistakes in the command are one sentence and exit 2', () => {
  it.each([
    [[], `--board NAME is missing; NAME is one of ${Object.keys(boards).join(', ')}`],
    [['--board', 'puck'], 'unknown board "puck"; did you mean "puckjs2"?'],
    [['--bord', 'pico'], 'unknown flag "--bord"; did you mean "--board"?'],
    [['puckjs2'], 'unexpected argument "puckjs2"; see unknot flash --help'],
    [
      ['--board', 'puckjs2', '--port', 'ttyACM0'],
      'unknown port "ttyACM0"; give a serial port (/dev/ttyACM0, COM3), a Bluetooth address or tcp://HOST:PORT',
    ],
    [['--board', 'pico', '--port', 'aa:bb:cc:dd:ee:ff'], 'Pico has no Bluetooth console: give its serial port'],
  ])('%j', async (args, message) => {
    const { status, stderr, opened } = await flash(args)
    expect([status, stderr, opened]).toEqual([2, `${message}\n`, []])
  })
})

it('--help is no mistake', async () => {
  expect(await flash(['--help'])).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('--port <PORT>'),
  })
})

it('the documents have every exit code', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/maker/flashing.md'), 'utf8')
  const codes = new Set([0, 2, STOPPED, ...Object.values(PROBLEMS).map(({ exit }) => exit)])
  for (const exit of codes) expect(page).toMatch(new RegExp(`^\\| ${exit} \\|`, 'm'))
})
