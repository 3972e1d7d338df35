// `unknot flash` as a user types it, with a fake Pico that runs Kaluma.

import { describe, expect, it } from 'vitest'
import { flash } from '../../../tools/flash/command.ts'
import { createConnection } from '../../../tools/flash/open-connection.ts'
import { typed } from '../../support/typed.ts'
import { type FakePico, startFakeKaluma } from './fake-kaluma.ts'
import { codeFor, connectedStreams, withFastTime } from './fakes.ts'

const code = codeFor('pico')
const PORT = '/dev/ttyACM0'

async function runFlash(fakePico: FakePico = {}) {
  const [near, far] = connectedStreams()
  const board = startFakeKaluma(far, fakePico)
  const dependencies = {
    build: async () => code,
    findPorts: async () => [],
    connectTool: async () => {
      throw new Error('no Espruino here')
    },
    openConnection: async () => createConnection(near),
  }
  const result = await withFastTime(() =>
    typed(['flash', '--board', 'pico', '--port', PORT], {
      run: (_, flags, terminal) => flash(flags, terminal, dependencies),
    }),
  )
  return { ...result, stored: board.stored(), loaded: board.loaded(), isClosed: near.destroyed }
}

it('identifies, writes, reads back and starts the board', async () => {
  const { status, stdout, stderr, stored, loaded, isClosed } = await runFlash()
  expect([status, stderr, stored, loaded, isClosed]).toEqual([0, '', code, 1, true])
  expect(stdout.split('\n').slice(2, -3)).toEqual([
    'found Pico, Kaluma 1.2.1',
    'the board has no program',
    expect.stringMatching(/^25 %|^40 %/),
    '75 % of 2500 bytes',
    '100 % of 2500 bytes',
    'verified: the board has the file that was sent',
  ])
})

it('starts a board that already has the firmware, without an upload', async () => {
  const { status, stdout, loaded } = await runFlash({ stored: code })
  expect([status, loaded]).toEqual([0, 1])
  expect(stdout).toContain('the board already has this firmware')
  expect(stdout).not.toContain('%')
})

it.each<[string, FakePico, RegExp]>([
  [
    'an older unknot',
    { stored: '"unknot 0.0.0 pico";\n(()=>{})();' },
    /the board has unknot 0\.0\.0 for pico: it is replaced/,
  ],
  ['an incomplete upload', { stored: '\xff'.repeat(600_000) }, /the board has an incomplete upload/],
  ['an upload that still waits for more', { isStuck: true }, /the board has no program/],
  ['a running program', { occupied: 40_000 }, /if its watchdog ends the upload, connect GP22 to ground/],
  ['a lost acknowledgement', { faults: { loseAnswerTo: 1 } }, /verified/],
])('flashes a board with %s, and says so', async (_, fakePico, line) => {
  const { status, stdout, stored } = await runFlash(fakePico)
  expect([status, stored]).toEqual([0, code])
  expect(stdout).toMatch(line)
})

it('does not mention a watchdog if no program runs', async () => {
  expect((await runFlash()).stdout).not.toContain('watchdog')
})

describe('a problem is one sentence with the next step, and the board is not started', () => {
  it.each<[string, FakePico, number, RegExp]>([
    [
      'another board',
      { name: 'pico-w' },
      6,
      /expected a Pico, which reports pico, but .* reports pico-w; nothing was written; .*--board pico-w/,
    ],
    [
      'the beta of Kaluma',
      { version: '1.3.0-beta.2' },
      7,
      /expected Kaluma 1\.2\.1, but the board has 1\.3\.0-beta\.2; nothing/,
    ],
    ['a board that stops answering', { faults: { silentFrom: 1 } }, 8, /ended before .*GP22 to ground.*flash again/],
    ['a board that cancels the upload', { faults: { cancelAt: 1 } }, 9, /rejected the file/],
    ['worn flash', { isWorn: true }, 9, /differs from the file that was sent: 2501 bytes/],
    ['no answer', { onlyAnswer: '' }, 9, /does not answer; unplug it/],
    ['an unexpected answer', { onlyAnswer: 'hello' }, 9, /expected a board with Kaluma .* unexpected answer/],
  ])('%s', async (_, fakePico, exit, sentence) => {
    const { status, stderr, stdout, loaded, isClosed } = await runFlash(fakePico)
    expect([status, loaded, isClosed]).toEqual([exit, 0, true])
    expect(stderr).toMatch(sentence)
    expect(stderr.split('\n')).toEqual([expect.any(String), ''])
    expect(stdout).not.toContain('done')
  })
})
