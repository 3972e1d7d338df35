// Gives tests the engines that the environment names, or ends the run with one sentence on one that cannot be used.

import type { TestProject } from 'vitest/node'
import { UsageError } from '../../lib/command-line/usage.ts'
import { askEspruino, type EspruinoBuild, findEngines } from '../engines/harness/engine-programs.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Paths of the engines that the environment names, by the engine's name. */
    enginePaths: Record<string, string>
    /** The build of Espruino, if the environment names one. */
    espruinoBuild: EspruinoBuild | undefined
  }
}

export function end(message: string): never {
  console.error(message)
  process.exit(1)
}

export async function provideEngines(project: TestProject): Promise<void> {
  try {
    const paths = await findEngines(process.env)
    project.provide('enginePaths', paths)
    project.provide('espruinoBuild', paths.Espruino === undefined ? undefined : await askEspruino(paths.Espruino))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    end(error.message)
  }
}
