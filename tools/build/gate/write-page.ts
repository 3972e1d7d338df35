// Writes docs/contributor/device-code.md. Part of `npm run docs`.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDeviceCodePage } from './page.ts'

writeFileSync(join(import.meta.dirname, '../../../docs/contributor/device-code.md'), makeDeviceCodePage())
