// Writes docs/contributor/minifier.md. Part of `npm run docs`.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeMinifierPage } from './page.ts'

writeFileSync(join(import.meta.dirname, '../../../../docs/contributor/minifier.md'), makeMinifierPage())
