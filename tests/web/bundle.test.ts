// The page is made of files that a browser can run, and the first of them are small.

import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { PACKAGE } from '../../programs/project/folder.ts'
import { bundlePage, OPTIONS } from '../../tools/web/bundle.ts'

/** Of HTML, style, scripts, the worker and the first view, in bytes. The plots come later, but nobody waits for them. */
const FIRST_BYTES = 100_000

it('refuses a module of Node, and names the file that imports it', async () => {
  const entry = join(PACKAGE, 'sim/journal/memory-file.ts')
  await expect(build({ ...OPTIONS, entryPoints: [entry] })).rejects.toThrow(
    /memory-file\.ts imports node:fs, which a browser does not have/,
  )
})

it('has no module of Node in any part of the page, and its first files fit their budget', async () => {
  const { files, first } = await bundlePage()
  const scripts = Object.entries(files).filter(([name]) => name.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(10)
  for (const [name, text] of scripts) {
    expect(Buffer.from(text).toString(), name).not.toMatch(/\brequire\("(?:node:)?(?:fs|path|crypto|util|process)"\)/)
    expect(Buffer.from(text).toString(), name).not.toMatch(/from"node:/)
  }
  const bytes = first.reduce((sum, name) => sum + gzipSync(files[name]!, { level: 9 }).length, 0)
  expect(bytes).toBeLessThan(FIRST_BYTES)
  expect(bytes).toBeGreaterThan(30_000)
})
