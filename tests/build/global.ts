// Once before all tests: the file that each board is flashed with. A build takes seconds, and many tests look at one.

import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundle } from '../../build/bundle.ts'
import { boards } from '../../hal/boards/index.ts'
import { compileRotation } from '../../programs/index.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** By the name of the board. */
    built: Record<string, string>
  }
}

const root = join(import.meta.dirname, '../..')

export default async function (project: TestProject): Promise<void> {
  const build = async () => {
    const files: Record<string, string> = {}
    for (const name of Object.keys(boards)) files[name] = await bundle(root, boards[name]!, compileRotation())
    project.provide('built', files)
  }
  await build()
  project.onTestsRerun(build)
}
