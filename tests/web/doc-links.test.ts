// The links from the views lead to pages that there are.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const sources = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.tsx'),
)
const links = sources.flatMap((file) =>
  [...readFileSync(join(root, 'web', file), 'utf8').matchAll(/<DocLink page="([^"]+)"/g)].map(([, page]) => [
    file,
    page!,
  ]),
)

it('are several', () => {
  expect(links.length).toBeGreaterThan(5)
})

it.each(links)('%s leads to docs/%s.md', (_, page) => {
  expect(existsSync(join(root, `docs/${page}.md`))).toBe(true)
})
