// The page of the costs has the figures of figures.json.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withCostTables } from './page.ts'

it('docs/contributor/cost.md is what `npm run docs` makes of figures.json', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/contributor/cost.md'), 'utf8')
  expect(withCostTables(page)).toBe(page)
})
