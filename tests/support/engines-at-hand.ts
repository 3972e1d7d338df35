// Once before all tests: are the engines that the environment names what it says they are? If not, one sentence.

import type { TestProject } from 'vitest/node'
import { UsageError } from '../../lib/command-line/usage.ts'
import { programsIn } from '../engines/harness/programs.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Names and paths of the engines at hand. */
    programs: Record<string, string>
  }
}

export default async function ({ provide }: TestProject): Promise<void> {
  try {
    provide('programs', await programsIn(process.env))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
