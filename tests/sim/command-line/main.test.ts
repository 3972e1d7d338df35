import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { command, type Terminal } from '../../../sim/command-line/command.ts'
import { typed } from '../../support/typed.ts'

const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'unknot-'))

afterAll(() => rmSync(folder, { recursive: true }))

const noTerminal = { isTTY: false } as unknown
const terminal = { stdin: noTerminal, stdout: noTerminal, stderr: noTerminal, env: {} } as Terminal

/** The command line as it is typed where there is no terminal. */
const sim = (...args: string[]) => typed((screen) => command(args, screen, terminal))

function scenario(text: string): string {
  const file = join(folder, `${Math.abs(text.length * 31 + text.charCodeAt(0))}.txt`)
  writeFileSync(file, text)
  return file
}

it('npm start without a terminal is a demonstration, and ends by itself', () => {
  const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', 'sim/command-line/main.ts'], {
    cwd: root,
    encoding: 'utf8',
    input: '',
  })
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('a long press is off')
})

describe('the simulator', () => {
  it('plays a demonstration as text where there is no terminal, and ends by itself', async () => {
    const { status, stdout, stderr } = await sim()
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/time +state +program +level +hertz +duty +battery/)
    expect(stdout).toMatch(/running +knot +48 +3\d\.\d +\d+ +3\.\d\d V/)
    expect(stdout).not.toContain('\x1b')
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(72)
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
    [['--jsn'], 'unknown flag "--jsn"; did you mean "--json"?'],
    [['--motor', 'coim'], 'unknown motor "coim"; did you mean "coin"?'],
    [['--motor'], '--motor needs a value'],
    [['--json'], '--json needs a scenario: npm run sim -- FILE --json'],
    [['--record', 'run.txt'], '--record needs a scenario, or a terminal for the live screen'],
    [['sim/scenarios/of.txt'], 'unknown file "sim/scenarios/of.txt"; did you mean "sim/scenarios/off.txt"?'],
    [['runing.txt'], 'unknown file "runing.txt"; did you mean "sim/scenarios/running.txt"?'],
    [['sim'], 'cannot read sim: EISDIR'],
  ])('%j is one sentence and exit 2', async (args, message) => {
    expect(await sim(...args)).toEqual({ status: 2, stdout: '', stderr: `${message}\n` })
  })

  it('names file and line of a scenario that cannot be read', async () => {
    const file = scenario('pess')
    expect(await sim(file)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${file}: line 1: unknown step "pess"; did you mean "press"?\n`,
    })
  })
})

describe('a run to look at, and to play again', () => {
  const out = (name: string) => join(folder, name)

  it('as a picture, a table and a scenario', async () => {
    const { status, stderr } = await sim(
      'sim/scenarios/off.txt',
      ...['--svg', out('run.svg'), '--png', out('run.png'), '--csv', out('run.csv'), '--record', out('run.txt')],
    )
    expect([status, stderr]).toEqual([0, ''])
    expect(readFileSync(out('run.svg'), 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
    expect(readFileSync(out('run.png')).subarray(1, 4).toString()).toBe('PNG')
    expect(readFileSync(out('run.csv'), 'utf8')).toMatch(/^time_s,state,level,duty,motor_hz,battery_mv,case_c,light\n/)
    const [first, again] = [await sim('sim/scenarios/off.txt', '--json'), await sim(out('run.txt'), '--json')]
    expect(again.stdout).toBe(first.stdout)
    expect(again.stdout.length).toBeGreaterThan(100)
  })

  it.each([
    [['--svg', 'x.svg'], '--svg needs a scenario: npm run sim -- FILE --svg'],
    [['sim/scenarios/off.txt', 'sim/scenarios/wave.txt', '--csv', 'x.csv'], '--csv is of one scenario, and here are 2'],
    [['sim/scenarios/off.txt', '--svg', '/no/such/folder/x.svg'], 'cannot write /no/such/folder/x.svg: ENOENT'],
  ])('%j', async (args, message) => {
    const { status, stderr } = await sim(...args)
    expect([status, stderr]).toEqual([2, `${message}\n`])
  })

  it('Ctrl-C ends it cleanly, with what there was until then', async () => {
    const long = scenario(`given a real world with seed 1\ngiven unlocked\n${'long press\nwait 20 min\n'.repeat(2000)}`)
    const run = spawn(
      'node',
      [
        '--import',
        'tsx',
        'sim/command-line/main.ts',
        long,
        '--json',
        '--csv',
        out('cut.csv'),
        '--record',
        out('cut.txt'),
      ],
      {
        cwd: root,
      },
    )
    let stderr = ''
    run.stderr.on('data', (text) => {
      stderr += text
    })
    let printed = ''
    run.stdout.on('data', (text) => {
      printed += text
    })
    // Once it prints, it plays and listens.
    while (printed.split('\n').length < 200) await once(run.stdout, 'data')
    run.kill('SIGINT')
    const [code] = (await once(run, 'exit')) as [number]
    expect([code, stderr]).toEqual([130, `${long}: stopped\n`])
    expect(readFileSync(out('cut.csv'), 'utf8').split('\n').length).toBeGreaterThan(100)
    expect(readFileSync(out('cut.txt'), 'utf8')).toMatch(/^given the massager motor\n[\s\S]*the end\n$/)
  })
})
