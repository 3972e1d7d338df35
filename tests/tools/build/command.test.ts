// What `npm run build` prints, complains of and writes.

import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { command } from '../../../tools/build/command.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { typed } from '../../support/typed.ts'

const root = join(import.meta.dirname, '../../..')
/** Sources, and a dist/ that is nobody's. */
const folder = mkdtempSync(join(tmpdir(), 'unknot-build-'))
for (const part of ['src', 'hal']) cpSync(join(root, part), join(folder, part), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
afterAll(() => rmSync(folder, { recursive: true }))

const build = (...args: string[]) => typed((screen) => command(folder, args, screen))

it('says name and bytes of one board, and writes what it is flashed with', async () => {
  expect(await build('--board', 'puckjs2')).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^puckjs2: \d+ bytes\n$/),
    stderr: '',
  })
  const file = join(folder, 'dist/puckjs2.js')
  expect(readFileSync(file, 'utf8')).toBe(await builtFile('puckjs2'))
  expect(existsSync(join(folder, 'dist/joltjs.js'))).toBe(false)
  // The ecosystem's own tool can read it.
  execFileSync('npx', ['espruino', '--no-ble', '-n', '-o', join(folder, 'out.js'), file], {
    cwd: root,
    stdio: 'ignore',
  })
})

it.each([
  [['--board', 'puck'], 'unknown board "puck"; did you mean "puckjs2"?'],
  [['--bord', 'puckjs2'], 'unknown flag "--bord"; did you mean "--board"?'],
  [['puckjs2'], 'unknown argument "puckjs2"; did you mean "--board"?'],
  [['--board'], '--board needs a value'],
])('%j is one sentence and exit 2', async (args, message) => {
  expect(await build(...args)).toEqual({ status: 2, stdout: '', stderr: `${message}\n` })
})

it('the script runs it', () => {
  const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', 'build.mjs', '--help'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('npm run build')
})
