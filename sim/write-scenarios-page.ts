// Writes the tables of docs/scenarios.md anew: part of `npm run docs`.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withTables } from './script/page.ts'

const page = join(import.meta.dirname, '../docs/scenarios.md')
writeFileSync(page, withTables(readFileSync(page, 'utf8')))
