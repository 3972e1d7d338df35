// `unknot soak --board` and `unknot sim --built` as they are typed. Mistakes come before the build, which takes seconds.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { playFiles } from '../../../sim/command-line/play-files.ts'
import { soakCommand } from '../../../sim/soak/command.ts'
import { invariantNames } from '../../../sim/soak/soak.ts'
import { isFull } from '../../support/scope.ts'
import { typed } from '../../support/typed.ts'
import { fileOf } from './devices.ts'

const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
afterAll(() => rmSync(folder, { recursive: true }))

const OFF = 'sim/scenarios/off.txt'
const ownMotor = join(folder, 'own.json')
const motor = { hz: [20, 60], mv: [1000, 3000], kickMv: 3500, pressedMa: 400, stallMa: 1200 }
writeFileSync(ownMotor, JSON.stringify({ like: 'pico', name: 'mine', motor }))

describe('a mistake gets one sentence and exit code 2', () => {
  it.each([
    [['soak', '--board', 'puckjs'], 'unknown board "puckjs"; did you mean "puckjs2"?'],
    [['soak', '--board', 'pico', '--days', 'ten'], '--days is a whole number from 1 to 100000, not "ten"'],
    [
      ['soak', '--board', 'pico', '--engine', 'rp2040'],
      '--board has an engine of its own: expected --engine none, or no --engine, but got rp2040',
    ],
    [['soak', '--board', 'pico', '--replay', 'x.txt', '--days', '3'], '--days does not go with --replay'],
    [
      ['soak', '--board', ownMotor],
      'has the motor "mine", which the simulator does not know; expected one of massager, massager12, coin',
    ],
    [['sim', '--built', OFF], '--built needs --board BOARD; see unknot boards'],
    [['sim', '--board', 'pico', OFF], '--board needs --chip or --built'],
    [['sim', '--built', '--board', 'pico', '--svg', 'x.svg', OFF], '--svg does not go with --built'],
    [['sim', '--built', '--board', 'pico', '--chip', 'x.uf2', OFF], '--built does not go with --chip'],
    [['sim', '--built', '--board', 'pico'], 'unknot sim needs FILE'],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await typed(args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('with a file that is built', async () => {
  const [pico, puck] = [await fileOf('pico'), await fileOf('puckjs2')]

  /** What a command prints, and how it ends. */
  const run = (command: typeof soakCommand | typeof playFiles, args: readonly string[], flags: object, built = pico) =>
    typed(['soak'], { run: (_, __, terminal) => command(args, flags, terminal, built) })

  it.runIf(isFull)('soaks, and says that every invariant held', async () => {
    const { status, stdout, stderr } = await run(soakCommand, [], { days: '1', seed: '3' })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain(` of ${invariantNames(pico).length} invariants, at `)
    expect(stdout).toMatch(/\nevery invariant held \(seed 3\)\n$/)
  })

  it('lists the invariants', async () => {
    const names = invariantNames(pico)
    expect(names.length).toBeGreaterThan(invariantNames().length)
    expect((await run(soakCommand, [], { list: true })).stdout).toBe(names.map((name) => `${name}\n`).join(''))
  })

  it('checks the invariants in a scenario', async () => {
    const { status, stdout } = await run(soakCommand, [], { replay: OFF })
    expect([status, stdout]).toEqual([0, expect.stringContaining(`${OFF}: every invariant held`)])
  })

  it('plays scenarios, and says what it could not judge', async () => {
    const { status, stdout } = await run(playFiles, [OFF, 'sim/scenarios/strength.txt'], {})
    expect(status).toBe(0)
    expect(stdout).toMatch(/^sim\/scenarios\/off\.txt: \d+ expectations met, [\d.]+ s played\n/)
    expect(stdout).toMatch(/strength\.txt: \d+ steps not judged, because nothing outside shows it: .*expect strength/)
  })

  it('does not take a tick of a nudge for the end of a session', async () => {
    expect((await run(playFiles, ['sim/scenarios/desk.txt'], {})).status).toBe(0)
  })

  it('plays no scenario for another board, and says why', async () => {
    const files = ['coin', 'button-off', 'no-thermometer'].map((name) => `sim/scenarios/${name}.txt`)
    expect((await run(playFiles, files, {})).stdout).toBe(
      [
        'sim/scenarios/coin.txt: not played: the board has the massager motor\n',
        'sim/scenarios/button-off.txt: not played: the board has no off button\n',
        'sim/scenarios/no-thermometer.txt: not played: the board has a thermometer\n',
      ].join(''),
    )
    expect((await run(playFiles, [files[0]!], {}, puck)).stdout).toContain('expectations met')
  })

  it('ends with 1 where an expectation is not met', async () => {
    const file = join(folder, 'wrong.txt')
    writeFileSync(file, 'given unlocked\nlong press\nwait 3 s\nexpect state off\n')
    const { status, stderr } = await run(playFiles, [file], {})
    expect([status, stderr]).toEqual([
      1,
      `${file}: line 4: expect state off: expected motor off, but it was on (at 3.900 s)\n`,
    ])
  })
})

it.runIf(isFull)('builds the file and soaks it, as typed', async () => {
  const { status, stdout, stderr } = await typed(['soak', '--board', 'pico', '--days', '1', '--seed', '3'])
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('every invariant held (seed 3)')
})

it.runIf(isFull)('builds the file and plays a scenario, as typed', async () => {
  const { status, stdout } = await typed(['sim', '--built', '--board', 'pico', OFF])
  expect([status, stdout]).toEqual([0, expect.stringContaining(`${OFF}: `)])
})
