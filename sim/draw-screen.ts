// Draws docs/screen.svg anew: `npm run docs`.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { screenPicture } from './picture.ts'

writeFileSync(join(import.meta.dirname, '../docs/screen.svg'), screenPicture())
