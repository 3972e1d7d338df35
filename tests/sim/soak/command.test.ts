// The command line of the soak, as it is typed.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { command } from '../../../sim/soak/command.ts'
import { INVARIANT_NAMES } from '../../../sim/soak/soak.ts'
import { typed } from '../../support/typed.ts'

const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
afterAll(() => rmSync(folder, { recursive: true }))

const soak = (...args: string[]) => typed((screen) => command(args, screen, { write: () => {} }))

it('tells what the days came to, and that every promise was kept', async () => {
  const { status, stdout, stderr } = await soak('--days', '2', '--seed', '4')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^2 days in \d lives?; \d+ starts of the board\n\d+ sessions, \d+ hours? of running\n/)
  expect(stdout).toMatch(/every promise was kept \(seed 4\)\n$/)
})

it('lives by the week', async () => {
  const { status, stdout, stderr } = await soak('--weeks', '1', '--seed', '2')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^7 days in 1 lives; /)
})

it('plays a scenario again', async () => {
  const { status, stdout } = await soak('--replay', 'sim/scenarios/off.txt')
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/^sim\/scenarios\/off\.txt: every promise kept, [\d.]+ s/),
  ])
})

it('lists the promises, and what it can do', async () => {
  expect((await soak('--list')).stdout).toBe(INVARIANT_NAMES.map((name) => `${name}\n`).join(''))
  expect((await soak('--help')).stdout).toContain('--replay FILE')
})

describe('a mistake is told in one sentence, and ends with 2', () => {
  const wrong = join(folder, 'wrong.txt')
  writeFileSync(wrong, 'given a real world with seed 1\npress\nholde the button\n')

  it.each([
    [['--days', '0'], '--days is a whole number from 1 to 100000, not "0"'],
    [['--days', 'ten'], '--days is a whole number from 1 to 100000, not "ten"'],
    [['--days', '1.5'], '--days is a whole number from 1 to 100000, not "1.5"'],
    [['--days'], '--days needs a value'],
    [['--weeks', '0'], '--weeks is a whole number from 1 to 1000, not "0"'],
    [['--weeks', '2', '--days', '3'], 'either --days or --weeks'],
    [['--seed', '-1'], '--seed'],
    [['--sed', '1'], 'unknown flag "--sed"; did you mean "--seed"?'],
    [['10'], 'what is "10" for? npm run soak -- --help'],
    [['--replay', 'sim/scenarios/of.txt'], 'unknown file "sim/scenarios/of.txt"; did you mean'],
    [['--replay', wrong], `${wrong}: line 3: unknown step "holde the button"; did you mean "hold the button"?`],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await soak(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
