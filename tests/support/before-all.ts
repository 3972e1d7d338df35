// Before all tests: what would fail hundreds of them ends the run with one sentence instead.

import type { TestProject } from 'vitest/node'
import { UsageError } from '../../lib/command-line/usage.ts'
import { askEspruino, type EspruinoBuild, findEngines } from '../engines/harness/engine-programs.ts'
import { brokenRules } from './build/broken-rules.ts'
import { endWithNpm } from './end-with-npm.ts'

// This file, and the reporter, must import nothing from src/: a broken rule can keep that from being loaded at all.

declare module 'vitest' {
  export interface ProvidedContext {
    /** Paths of the engines that the environment names, by the engine's name. */
    enginePaths: Record<string, string>
    /** The build of Espruino, if the environment names one. */
    espruinoBuild: EspruinoBuild | undefined
  }
}

function end(message: string): never {
  console.error(message)
  process.exit(1)
}

export default async function (project: TestProject): Promise<void> {
  endWithNpm()
  const broken = await brokenRules()
  if (broken !== '') end(broken)
  // While watching, the next change may mend it.
  project.onTestsRerun(async () => {
    const nowBroken = await brokenRules()
    if (nowBroken !== '') console.error(nowBroken)
  })
  try {
    const paths = await findEngines(process.env)
    project.provide('enginePaths', paths)
    project.provide('espruinoBuild', paths.Espruino === undefined ? undefined : await askEspruino(paths.Espruino))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    end(error.message)
  }
}
