// Writes docs/subset.md anew: part of `npm run docs`.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { subsetPage } from './subset-page.ts'

writeFileSync(join(import.meta.dirname, '../docs/subset.md'), subsetPage())
