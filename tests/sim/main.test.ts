import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { command, type Terminal } from '../../sim/command.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'unknot-'))

afterAll(() => rmSync(folder, { recursive: true }))

/** The command line as it is typed where there is no terminal. */
async function sim(...args: string[]) {
  let [stdout, stderr] = ['', '']
  const screen = {
    print: (line: string) => {
      stdout += `${line}\n`
    },
    complain: (line: string) => {
      stderr += `${line}\n`
    },
  }
  const noTerminal = { isTTY: false } as unknown
  const terminal = { stdin: noTerminal, stdout: noTerminal, stderr: noTerminal, env: {} } as Terminal
  const status = await command(args, screen, terminal)
  return { status, stdout, stderr }
}

function scenario(text: string): string {
  const file = join(folder, `${Math.abs(text.length * 31 + text.charCodeAt(0))}.txt`)
  writeFileSync(file, text)
  return file
}

it('npm start without a terminal is a demonstration, and ends by itself', () => {
  const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', 'sim/main.ts'], {
    cwd: root,
    encoding: 'utf8',
    input: '',
  })
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('a long press is off')
}, 30_000)

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
    expect(stdout).toMatch(/^sim\/scenarios\/off\.txt: 10 expectations met, [\d.]+ s played\n$/)
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

describe('the build', { timeout: 60_000 }, () => {
  const build = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', 'build.mjs', ...args], {
      cwd: root,
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }

  it('says name and bytes of one board', () => {
    expect(build('--board', 'puckjs2')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^puckjs2: \d+ bytes\n$/),
    })
  })

  it.each([
    [['--board', 'puck'], 'unknown board "puck"; did you mean "puckjs2"?'],
    [['--bord', 'puckjs2'], 'unknown flag "--bord"; did you mean "--board"?'],
    [['puckjs2'], 'unknown argument "puckjs2"; did you mean "--board"?'],
    [['--board'], '--board needs a value'],
  ])('%j is one sentence and exit 2', (args, message) => {
    expect(build(...args)).toEqual({ status: 2, stdout: '', stderr: `${message}\n` })
  })
})

it('the Espruino command line can read a build', () => {
  const out = join(folder, 'out.js')
  execFileSync('npx', ['espruino', '--no-ble', '-n', '-o', out, 'dist/puckjs2.js'], { cwd: root, stdio: 'ignore' })
}, 30_000)
