// A mistake that would fail hundreds of tests ends a run with one sentence, and no test runs.

import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Runs a program of node_modules with Node in a folder. */
function run(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, NO_COLOR: '1', ...env },
    encoding: 'utf8',
  })
}

const VITEST = ['node_modules/vitest/vitest.mjs', 'run']

/** The only line that vitest prints before it runs tests. */
const BANNER = /^RUN .*$/

describe('the sentence on device code that breaks a rule', () => {
  const copy = mkdtempSync(join(tmpdir(), 'unknot-broken-'))
  afterAll(() => rmSync(copy, { recursive: true }))
  const isLeftOut = (name: string) =>
    name.startsWith('.') || ['node_modules', 'dist', 'coverage', 'docs'].includes(name)
  for (const name of readdirSync(root))
    if (!isLeftOut(name)) cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  // Spread is refused. And `a` is not defined, so that a module that imports this file cannot be loaded: the build imports none.
  appendFileSync(join(copy, 'src/light.ts'), 'export const x = [...a]\n')
  const line = readFileSync(join(root, 'src/light.ts'), 'utf8').split('\n').length
  const findings = new RegExp(`^src/light.ts:${line}:\\d+ spread: .*\nsrc/light.ts:${line}:\\d+ unknown-global: .*\n$`)

  it('is all that npm test prints, with file and line', () => {
    const { status, stdout, stderr } = run(copy, VITEST)
    expect(stderr).toMatch(findings)
    expect(stdout.trim()).toMatch(BANNER)
    expect(status).toBe(1)
  })

  it('is all that npm run build prints, with file and line', () => {
    const { status, stdout, stderr } = run(copy, ['--import', 'tsx', 'build.mjs'])
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(findings)
  })
})

describe('the sentence on a program that is named as an engine and is none', () => {
  it('is all that npm test prints', () => {
    const { status, stdout, stderr } = run(root, VITEST, { ESPRUINO: '/bin/true' })
    expect(stderr).toBe('ESPRUINO must name a Linux build of Espruino: /bin/true is not Espruino\n')
    expect(stdout.trim()).toMatch(BANNER)
    expect(status).toBe(1)
  })
})
