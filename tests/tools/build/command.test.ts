// What `unknot build` prints, complains of and writes.

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { build as buildInto } from '../../../tools/build/command.ts'
import { builtFile, storedFile } from '../../support/build/built-file.ts'
import { isFull } from '../../support/scope.ts'
import { typed } from '../../support/typed.ts'

const root = join(import.meta.dirname, '../../..')
/** Sources, and a dist/ that is nobody's. */
const folder = mkdtempSync(join(tmpdir(), 'unknot-build-'))
for (const part of ['src', 'hal']) cpSync(join(root, part), join(folder, part), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the bar writes. */
const bar: string[] = []
const stderr = { isTTY: true, columns: 41, write: (text: string) => bar.push(text) }

const build = (...args: string[]) =>
  typed(['build', ...args], {
    terminal: { stderr },
    run: (words, flags, terminal) => buildInto(words, flags, terminal, folder),
  })

it.runIf(isFull)('shows a bar, and ends with the bytes of the board, its files and the next step', async () => {
  expect(await build('--board', 'puckjs2')).toEqual({
    status: 0,
    stdout: expect.stringMatching(
      /^puckjs2: \d+ bytes in dist\/puckjs2\.js \(also .*\); next: npx unknot flash --board puckjs2\n$/,
    ),
    stderr: '',
  })
  expect(bar).toEqual([expect.stringMatching(/^\rpuckjs2 ░+ {3}0 %$/), `\r${' '.repeat(40)}\r`])
  const file = join(folder, 'dist/puckjs2.js')
  expect(readFileSync(file, 'latin1')).toBe(await storedFile('puckjs2'))
  expect(existsSync(join(folder, 'dist/joltjs.js'))).toBe(false)
  // As text the ecosystem's own tool can read it.
  const asText = await build('--board', 'puckjs2', '--text')
  const text = await builtFile('puckjs2')
  expect(asText.stdout).toContain(`puckjs2: ${text.length} bytes`)
  expect(readFileSync(file, 'latin1')).toBe(text)
  execFileSync('npx', ['espruino', '--no-ble', '-n', '-o', join(folder, 'out.js'), file], {
    cwd: root,
    stdio: 'ignore',
  })
})

it.each([
  [['--board', 'puck'], 'unknown board "puck"; did you mean "puckjs2"?'],
  [['--bord', 'puckjs2'], 'unknown flag "--bord"; did you mean "--board"?'],
  [['puckjs2'], 'unexpected argument "puckjs2"; see unknot build --help'],
  [['--board'], '--board needs BOARD; see unknot build --help'],
])('%j is one sentence and exit 2', async (args, message) => {
  expect(await build(...args)).toEqual({ status: 2, stdout: '', stderr: `${message}\n` })
})

it.runIf(isFull)('refuses in one sentence what does not fit on the board, and writes nothing of it', async () => {
  expect(await build('--board', 'espruinopico', '--link', '--text')).toEqual({
    status: 1,
    stdout: '',
    stderr:
      'This firmware does not fit into the 48 KB of the Espruino Pico beside its log: choose fewer programs, and leave the link out.\n',
  })
  expect(existsSync(join(folder, 'dist/espruinopico.js'))).toBe(false)
})
