// A Pico with Kaluma, flashed as it is typed.

import { describe, expect, it } from 'vitest'
import { flash as flashBoard } from '../../../tools/flash/command.ts'
import { wireOver } from '../../../tools/flash/wire.ts'
import { typed } from '../../support/typed.ts'
import { kaluma, type Pico } from './kaluma-console.ts'
import { codeFor, hurried, line } from './made-up.ts'

const code = codeFor('pico')
const PORT = '/dev/ttyACM0'

async function flash(pico: Pico = {}) {
  const [here, there] = line()
  const board = kaluma(there, pico)
  const outside = {
    build: async () => code,
    ports: async () => [],
    connectTool: async () => {
      throw new Error('no Espruino here')
    },
    openWire: async () => wireOver(here),
  }
  const result = await hurried(() =>
    typed(['flash', '--board', 'pico', '--port', PORT], {
      run: (_, flags, terminal) => flashBoard(flags, terminal, outside),
    }),
  )
  return { ...result, stored: board.stored(), loaded: board.loaded(), closed: here.destroyed }
}

it('is asked, written, read back and started', async () => {
  const { status, stdout, stderr, stored, loaded, closed } = await flash()
  expect([status, stderr, stored, loaded, closed]).toEqual([0, '', code, 1, true])
  expect(stdout.split('\n').slice(2, -3)).toEqual([
    expect.stringMatching(/first connect GP22 to ground/),
    'found Pico, Kaluma 1.2.1',
    'nothing is stored on it',
    expect.stringMatching(/^25 %|^40 %/),
    '75 % of 2500 bytes',
    '100 % of 2500 bytes',
    'checked: what is on it is what was sent',
  ])
})

it('what is there already is only started', async () => {
  const { status, stdout, loaded } = await flash({ stored: code })
  expect([status, loaded]).toEqual([0, 1])
  expect(stdout).toContain('this very firmware is on it already')
  expect(stdout).not.toContain('%')
})

it.each<[string, Pico, RegExp]>([
  ['an older one', { stored: '"unknot 0.0.0 pico";\n(()=>{})();' }, /unknot 0\.0\.0 for pico is on it, and is/],
  ['what was cut off', { stored: '\xff'.repeat(600_000) }, /an upload to it was cut off/],
  ['an upload that still waits for more', { stuck: true }, /nothing is stored/],
  ['a program that runs', { occupied: 40_000 }, /if its watchdog ends the upload, connect GP22 to ground/],
  ['a line that loses an answer', { habits: { loseAnswer: 1 } }, /checked/],
])('%s is told, and flashed', async (_, pico, line) => {
  const { status, stdout, stored } = await flash(pico)
  expect([status, stored]).toEqual([0, code])
  expect(stdout).toMatch(line)
})

it('no program that runs is told of where none does', async () => {
  expect((await flash()).stdout).not.toContain('watchdog')
})

describe('what goes wrong is one sentence with what to do, and is not started', () => {
  it.each<[string, Pico, number, RegExp]>([
    [
      'another board',
      { name: 'pico-w' },
      6,
      /itself pico-w, and a Pico calls itself pico; .*--board pico-w; nothing was written/,
    ],
    ['the beta', { version: '1.3.0-beta.2' }, 7, /Kaluma 1\.3\.0-beta\.2, and only 1\.2\.1 will do; .*nothing/],
    ['a receiver that falls silent', { habits: { silentFrom: 1 } }, 8, /ended before .*GP22 to ground.*flash again/],
    ['a receiver that gives up', { habits: { cancel: 1 } }, 9, /did not take the file/],
    ['worn flash', { worn: true }, 9, /read back is not what was sent: 2501 bytes/],
    ['no answer', { babbles: '' }, 9, /does not answer; unplug it/],
    ['nonsense', { babbles: 'hello' }, 9, /answers nonsense for a board with Kaluma/],
  ])('%s', async (_, pico, exit, sentence) => {
    const { status, stderr, stdout, loaded, closed } = await flash(pico)
    expect([status, loaded, closed]).toEqual([exit, 0, true])
    expect(stderr).toMatch(sentence)
    expect(stderr.split('\n')).toEqual([expect.any(String), ''])
    expect(stdout).not.toContain('done')
  })
})
