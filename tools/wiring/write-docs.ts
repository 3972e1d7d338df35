// Writes what the documents have of the boards anew: part of `npm run docs`.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { boardDocs, root } from './docs.ts'

mkdirSync(join(root, 'docs/maker/boards'), { recursive: true })
for (const [path, text] of Object.entries(boardDocs())) writeFileSync(join(root, path), text)
