// `unknot soak` as it is typed.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { plugDevice } from '../../../sim/device/hardware/plugged-device.ts'
import { invariantNames } from '../../../sim/soak/soak.ts'
import { isFull, scaled } from '../../support/scope.ts'
import { typed } from '../../support/typed.ts'

// Other tests have the usual hardware.
afterAll(() => plugDevice())

const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
afterAll(() => rmSync(folder, { recursive: true }))

const soak = (...args: string[]) => typed(['soak', ...args])

/** The soak itself is tested by soak.test.ts. */
const DAYS = scaled(1, 2)

it('prints the figures of the days, and that every invariant held', async () => {
  const { status, stdout, stderr } = await soak('--days', String(DAYS), '--seed', '4')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(
    /^\d days? of (1 simulated owner|\d simulated owners); \d+ boots? of the board\n\d+ sessions?, \d+ hours? of running\n/,
  )
  expect(stdout).toMatch(/every invariant held \(seed 4\)\n$/)
})

it.runIf(isFull)('--weeks simulates one owner for these weeks', async () => {
  const { status, stdout, stderr } = await soak('--weeks', '1', '--seed', '2')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^7 days of 1 simulated owner; /)
})

it('--replay checks a scenario', async () => {
  const { status, stdout } = await soak('--replay', 'sim/scenarios/off.txt')
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/^sim\/scenarios\/off\.txt: every invariant held, [\d.]+ s/),
  ])
})

it('--list lists the invariants, and --help the flags', async () => {
  expect((await soak('--list')).stdout).toBe(
    invariantNames()
      .map((name) => `${name}\n`)
      .join(''),
  )
  expect((await soak('--help')).stdout).toContain('--replay <FILE>')
})

describe('a mistake gets one sentence and exit code 2', () => {
  const wrong = join(folder, 'wrong.txt')
  writeFileSync(wrong, 'given a real world with seed 1\npress\nholde the button\n')

  it.each([
    [['--days', '0'], '--days is a whole number from 1 to 100000, not "0"'],
    [['--days', 'ten'], '--days is a whole number from 1 to 100000, not "ten"'],
    [['--days', '1.5'], '--days is a whole number from 1 to 100000, not "1.5"'],
    [['--days'], '--days needs NUMBER; see unknot soak --help'],
    [['--weeks', '0'], '--weeks is a whole number from 1 to 1000, not "0"'],
    [['--weeks', '2', '--days', '3'], '--days does not go with --weeks'],
    [['--seed', '-1'], '--seed'],
    [['--sed', '1'], 'unknown flag "--sed"; did you mean "--seed"?'],
    [['--replay', 'x.txt', '--days', '3'], '--days does not go with --replay'],
    [['10'], 'unexpected argument "10"; see unknot soak --help'],
    [['--replay', 'sim/scenarios/of.txt'], 'unknown file "sim/scenarios/of.txt"; did you mean'],
    [['--replay', wrong], `${wrong}:3:1: unknown step "holde the button"; did you mean "hold the button"?`],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await soak(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    // The line of a file and its mark are indented.
    expect(stderr.match(/^\S/gm)).toHaveLength(1)
  })
})
