// Writes the tables of docs/contributor/cost.md. Part of `npm run docs`.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withCostTables } from './page.ts'

const page = join(import.meta.dirname, '../../../docs/contributor/cost.md')
writeFileSync(page, withCostTables(readFileSync(page, 'utf8')))
