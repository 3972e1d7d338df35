// Writes docs/contributor/device-code.md anew: part of `npm run docs`.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { subsetPage } from './page.ts'

writeFileSync(join(import.meta.dirname, '../../../docs/contributor/device-code.md'), subsetPage())
