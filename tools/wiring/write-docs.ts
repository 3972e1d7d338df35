// Writes the pages, pictures and schema of the boards. Part of `npm run docs`.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeBoardDocs, root } from './docs.ts'

mkdirSync(join(root, 'docs/maker/boards'), { recursive: true })
for (const [path, text] of Object.entries(makeBoardDocs())) writeFileSync(join(root, path), text)
