// Writes the parts of the documents that are made from the simulator: part of `npm run docs`.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGES, PICTURES, withTables } from './pages.ts'

const docs = join(import.meta.dirname, '../../docs')
for (const page of PAGES) writeFileSync(join(docs, page), withTables(readFileSync(join(docs, page), 'utf8')))
for (const [picture, draw] of Object.entries(PICTURES)) writeFileSync(join(docs, picture), draw())
