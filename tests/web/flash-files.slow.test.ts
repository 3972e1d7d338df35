// What the page makes for every board and several rotations equals what `npx unknot build` writes, to the byte.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { programs } from '../../programs/index.ts'
import { cachedPrebuilt } from '../../tools/build/cached.ts'
import { makeFiles } from '../../web/boards/flash-files.ts'
import { compileChoice } from '../../web/boards/rotation.ts'

const command = join(import.meta.dirname, '../../tools/unknot/bin.mjs')

const ROTATIONS = [
  { names: ['knot', 'ease', 'flow', 'calm', 'break'], break: 'break' },
  { names: ['break'], break: 'break' },
  { names: programs.slice(0, 9).map(({ name }) => name), break: programs[8]!.name },
  { names: ['calm', 'sore', 'keep'], break: 'sore' },
]

describe.each(ROTATIONS)('the rotation $names with the break $break', (choice) => {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-flash-'))

  it('gives the same files', async () => {
    const settings = { rotation: choice.names, break: choice.break }
    writeFileSync(join(folder, 'unknot.json'), JSON.stringify(settings))
    execFileSync('node', [command, 'build'], { cwd: folder, stdio: 'ignore' })
    for (const board of Object.values(boards)) {
      const files = makeFiles(board.name, await cachedPrebuilt(board), compileChoice(choice, programs))
      expect(Object.keys(files).length).toBeGreaterThan(1)
      for (const [file, content] of Object.entries(files)) {
        const made = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content)
        expect(made.equals(readFileSync(join(folder, 'dist', file))), file).toBe(true)
      }
    }
    rmSync(folder, { recursive: true })
  })
})
