// The files of the page that are not bundled: each is made by one of these, at build time.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE } from '../../programs/project/folder.ts'
import { boardFiles } from './boards.ts'
import { docFiles } from './docs/files.ts'
import type { FileMaker } from './file-maker.ts'
import { iconFiles } from './icons.ts'

const PUBLIC = join(PACKAGE, 'web/public')

/** Files that are used as they are, such as the manifest. */
const publicFiles: FileMaker = () =>
  Object.fromEntries(readdirSync(PUBLIC).map((file) => [file, readFileSync(join(PUBLIC, file))]))

/** All makers. A view that needs files at run time adds one here, and fetches them by name. */
export const FILE_MAKERS: readonly FileMaker[] = [publicFiles, iconFiles, docFiles, boardFiles]
