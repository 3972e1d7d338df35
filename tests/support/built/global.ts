// Once before all tests: the file that each board is flashed with. A build takes seconds, and many tests look at one; so
// the boards are shared out among as many processes as there are processors.

import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { boards } from '../../../hal/boards/index.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** By the name of the board. */
    built: Record<string, string>
  }
}

const BUILDER = join(import.meta.dirname, 'build-some.ts')
const MAX_PRINTED_BYTES = 2 ** 24

async function build(names: readonly string[]): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', BUILDER, ...names], {
    maxBuffer: MAX_PRINTED_BYTES,
  })
  return JSON.parse(stdout)
}

export default async function (project: TestProject): Promise<void> {
  const buildAll = async () => {
    const shares: string[][] = Array.from({ length: availableParallelism() }, () => [])
    for (const [i, name] of Object.keys(boards).entries()) shares[i % shares.length]!.push(name)
    const files = await Promise.all(shares.filter((share) => share.length > 0).map(build))
    project.provide('built', Object.assign({}, ...files))
  }
  await buildAll()
  project.onTestsRerun(buildAll)
}
