// `unknot live` without a terminal, and `unknot sim`, as they are typed.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isFull } from '../../support/scope.ts'
import { typed } from '../../support/typed.ts'

const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'unknot-'))

afterAll(() => rmSync(folder, { recursive: true }))

const sim = (...args: string[]) => typed(['sim', ...args])

function scenario(text: string): string {
  const file = join(folder, `${Math.abs(text.length * 31 + text.charCodeAt(0))}.txt`)
  writeFileSync(file, text)
  return file
}

describe('the simulator', () => {
  it.each([[[]], [['live']], [['live', '--demo']], [['demo']]])(
    '%j without a terminal prints a demonstration',
    async (args) => {
      const { status, stdout, stderr } = await typed(args)
      expect([status, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/^One press shows the charge\.\n {2}00:1\d charge 4 of 5$/m)
      expect(stdout).toMatch(/^ {2}3\d:\d\d nudge: press to take a break$/m)
      expect(stdout).toMatch(/^Try next:\n {2}npx unknot live /m)
      expect(stdout).not.toContain('\x1b')
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(72)
    },
  )

  it('says which scenarios it needs', async () => {
    expect(await sim()).toEqual({
      status: 2,
      stdout: '',
      stderr: 'unknot sim needs FILE: scenarios to play, such as sim/scenarios/off.txt (docs/maker/scenarios.md)\n',
    })
  })

  it('does not say the same twice', async () => {
    expect(await sim('sim/scenarios/off.txt', '--say', '--json')).toEqual({
      status: 2,
      stdout: '',
      stderr: '--say does not go with --json, which says the same\n',
    })
  })

  it('says what happens, as text and as JSON', async () => {
    const file = 'sim/scenarios/new-device.txt'
    const { status, stdout } = await sim(file, '--say')
    expect([status, stdout.split('\n')[0]]).toEqual([0, '00:02 locked, press three times to unlock it'])
    const json = (await sim(file, '--json')).stdout.trim().split('\n')
    expect(json).toContain('{"t":2560,"says":"locked, press three times to unlock it"}')
    const times = json.map((line) => JSON.parse(line).t)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it('plays a scenario', async () => {
    const { status, stdout } = await sim('sim/scenarios/off.txt')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^sim\/scenarios\/off\.txt: 9 expectations met, [\d.]+ s played\n$/)
  })

  it('prints its trace as JSON, one object a line', async () => {
    const { status, stdout } = await sim('sim/scenarios/charging-locked.txt', '--json')
    expect(status).toBe(0)
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0]).toEqual({ t: 0, state: 'locked' })
    expect(lines).toContainEqual({ t: 0, state: 'charging' })
    expect(lines).toContainEqual({ t: 0, light: 1000 })
  })

  it('fails with 1, the line, what was expected and what came', async () => {
    const { status, stderr } = await sim(scenario('press\nexpect state running'))
    expect(status).toBe(1)
    expect(stderr).toContain('line 2: expect state running: expected state running, but it was locked')
  })

  it.each([
    [['sim/scenarios/off.txt', '--jsn'], 'unknown flag "--jsn"; did you mean "--json"?'],
    [['x.txt', '--motor', 'coim'], 'unknown motor "coim"; did you mean "coin"?'],
    [['x.txt', '--motor', 'piano'], 'unknown motor "piano"; expected one of massager, massager12, coin'],
    [['x.txt', '--motor'], '--motor needs NAME; see unknot sim --help'],
    [['x.txt', '--svg', '--json'], '--svg needs FILE; see unknot sim --help'],
    [['x.txt', '--json=yes'], '--json takes no value, but got "yes"'],
    [['sim/scenarios/of.txt'], 'unknown file "sim/scenarios/of.txt"; did you mean "sim/scenarios/off.txt"?'],
    [['runing.txt'], 'unknown file "runing.txt"; did you mean "sim/scenarios/running.txt"?'],
    [['sim'], 'cannot read sim: it is a folder'],
  ])('%j is one sentence and exit 2', async (args, message) => {
    expect(await sim(...args)).toEqual({ status: 2, stdout: '', stderr: `${message}\n` })
  })

  it('shows every line of all scenarios that cannot be read, and plays none', async () => {
    const file = scenario('  pess # now\nwait 1 s\nexpect state runing')
    expect(await sim('sim/scenarios/off.txt', file)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${file}:1:3: unknown step "pess"; did you mean "press"?
  1 |   pess # now
    |   ^^^^
${file}:3:1: unknown state "runing"; did you mean "running"?
  3 | expect state runing
    | ^^^^^^^^^^^^^^^^^^^
`,
    })
  })
})

describe('a run to look at, and to play again', () => {
  const out = (name: string) => join(folder, name)

  it('as a picture, a table and a scenario', async () => {
    const { status, stdout, stderr } = await sim(
      'sim/scenarios/off.txt',
      ...['--svg', out('run.svg'), '--png', out('run.png'), '--csv', out('run.csv'), '--record', out('run.txt')],
    )
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.split('\n').slice(1)).toEqual([
      `made ${out('run.svg')}, ${out('run.png')}, ${out('run.csv')}`,
      `recorded in ${out('run.txt')}; play it again: npx unknot sim ${out('run.txt')}`,
      '',
    ])
    expect(readFileSync(out('run.svg'), 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
    expect(readFileSync(out('run.png')).subarray(1, 4).toString()).toBe('PNG')
    expect(readFileSync(out('run.csv'), 'utf8')).toMatch(/^time_s,state,level,duty,motor_hz,battery_mv,case_c,light\n/)
    const [first, again] = [await sim('sim/scenarios/off.txt', '--json'), await sim(out('run.txt'), '--json')]
    expect(again.stdout).toBe(first.stdout)
    expect(again.stdout.length).toBeGreaterThan(100)
  })

  it.each([
    [['sim/scenarios/off.txt', 'sim/scenarios/wave.txt', '--csv', 'x.csv'], '--csv takes one scenario, but got 2'],
    [
      ['sim/scenarios/off.txt', '--svg', '/no/such/folder/x.svg'],
      'cannot write /no/such/folder/x.svg: no such file or folder',
    ],
  ])('%j', async (args, message) => {
    const { status, stderr } = await sim(...args)
    expect([status, stderr]).toEqual([2, `${message}\n`])
  })

  it.runIf(isFull)('Ctrl-C ends it cleanly, with what there was until then', async () => {
    const long = scenario(`given a real world with seed 1\ngiven unlocked\n${'long press\nwait 20 min\n'.repeat(500)}`)
    const run = spawn(
      'node',
      ['tools/unknot/bin.mjs', 'sim', long, '--json', '--csv', out('cut.csv'), '--record', out('cut.txt')],
      { cwd: root },
    )
    let stderr = ''
    run.stderr.on('data', (text) => {
      stderr += text
    })
    let printed = 0
    run.stdout.on('data', ({ length }) => {
      // It plays for a while. A second Ctrl-C would end it at once, before it has written its files.
      if (printed <= 100_000 && printed + length > 100_000) run.kill('SIGINT')
      printed += length
    })
    const [code] = (await once(run, 'exit')) as [number]
    expect([code, stderr]).toEqual([130, `${long}: stopped\n`])
    expect(readFileSync(out('cut.csv'), 'utf8').split('\n').length).toBeGreaterThan(100)
    expect(readFileSync(out('cut.txt'), 'utf8')).toMatch(/^given the massager motor\n[\s\S]*the end\n$/)
  })
})
