// Draws docs/pictures/screen.svg: part of `npm run docs`.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { screenPicture } from './screen-picture.ts'

writeFileSync(join(import.meta.dirname, '../../docs/pictures/screen.svg'), screenPicture())
