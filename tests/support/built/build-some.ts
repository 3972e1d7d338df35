// Builds the boards that it is given by name, and prints their files as JSON: a process of its own for global.ts.

import { join } from 'node:path'
import { boards } from '../../../hal/boards/index.ts'
import { compileRotation } from '../../../programs/index.ts'
import { bundle } from '../../../tools/build/bundle.ts'

const root = join(import.meta.dirname, '../../..')
const files: Record<string, string> = {}
for (const name of process.argv.slice(2)) files[name] = await bundle(root, boards[name]!, compileRotation())
process.stdout.write(JSON.stringify(files))
