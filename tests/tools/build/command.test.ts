// `npm run build`: its output, its errors and its files.

import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { command } from '../../../tools/build/command.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { typed } from '../../support/typed.ts'

const root = join(import.meta.dirname, '../../..')
/** A copy of the sources, with a dist/ of its own. */
const folder = mkdtempSync(join(tmpdir(), 'unknot-build-'))
for (const part of ['src', 'hal']) cpSync(join(root, part), join(folder, part), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
afterAll(() => rmSync(folder, { recursive: true }))

const build = (...args: string[]) => typed((screen) => command(folder, args, screen))

it('prints name and bytes of one board, and writes its file', async () => {
  expect(await build('--board', 'puckjs2')).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^puckjs2: \d+ bytes\n$/),
    stderr: '',
  })
  const file = join(folder, 'dist/puckjs2.js')
  expect(readFileSync(file, 'utf8')).toBe(await builtFile('puckjs2'))
  expect(existsSync(join(folder, 'dist/joltjs.js'))).toBe(false)
  // The Espruino command line can read it.
  const tool = join(root, 'node_modules/espruino/bin/espruino-cli.js')
  execFileSync('node', [tool, '--no-ble', '-n', '-o', join(folder, 'out.js'), file], { stdio: 'ignore' })
})

it.each([
  [['--board', 'puck'], 'unknown board "puck"; did you mean "puckjs2"?'],
  [['--bord', 'puckjs2'], 'unknown flag "--bord"; did you mean "--board"?'],
  [['puckjs2'], 'unknown argument "puckjs2"; did you mean "--board"?'],
  [['--board'], '--board needs a value'],
])('refuses %j with one sentence and exit code 2', async (args, message) => {
  expect(await build(...args)).toEqual({ status: 2, stdout: '', stderr: `${message}\n` })
})

it('is run by the script of that name', () => {
  const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', 'build.mjs', '--help'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('npm run build')
})
