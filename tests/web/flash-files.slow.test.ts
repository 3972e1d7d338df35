// What the page makes for every board and several rotations equals what `npx unknot build` writes, to the byte.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { programs } from '../../programs/index.ts'
import { cachedPrebuilt } from '../../tools/build/cached.ts'
import { makeFiles } from '../../web/boards/flash-files.ts'
import { compileChoice } from '../../web/boards/rotation.ts'

const command = join(import.meta.dirname, '../../tools/unknot/bin.mjs')

const NINE = programs.slice(0, 9).map(({ name }) => name)
/** As many as fit beside the log, on a board with 48 KB for both. */
const FIVE = NINE.slice(0, 5)

it.each([
  ...Object.keys(boards).map((name) => {
    const names = name === 'espruinopico' ? FIVE : NINE
    return [name, names, names.at(-1)!, false] as const
  }),
  // The link does not fit on an Espruino Pico.
  ...Object.keys(boards)
    .filter((name) => name !== 'espruinopico')
    .map((name) => [name, FIVE, FIVE.at(-1)!, true] as const),
  // One board of each engine.
  ...['puckjs2', 'pico'].flatMap((name) => [
    [name, ['knot', 'ease', 'flow', 'calm', 'break'], 'break', false] as const,
    [name, ['break'], 'break', true] as const,
    [name, ['calm', 'sore', 'keep'], 'sore', false] as const,
  ]),
])('for %s the rotation %j, break "%s", link %s, gives the same files', async (name, rotation, breakName, link) => {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-flash-'))
  writeFileSync(join(folder, 'unknot.json'), JSON.stringify({ rotation, break: breakName }))
  const flags = link ? ['--link'] : []
  execFileSync('node', [command, 'build', '--board', name, ...flags], { cwd: folder, stdio: 'ignore' })
  const choice = { names: rotation, break: breakName }
  const files = makeFiles(name, await cachedPrebuilt({ ...boards[name]!, link }), compileChoice(choice, programs))
  expect(Object.keys(files).length).toBeGreaterThan(1)
  for (const [file, content] of Object.entries(files)) {
    const made = Buffer.from(content as string, 'latin1')
    expect(made.equals(readFileSync(join(folder, 'dist', file))), file).toBe(true)
  }
  rmSync(folder, { recursive: true })
})
