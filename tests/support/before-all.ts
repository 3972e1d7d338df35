// Before all tests: what would fail hundreds of them ends the run with one sentence instead.

import type { TestProject } from 'vitest/node'
import { brokenRules } from './build/broken-rules.ts'
import { endWithNpm } from './end-with-npm.ts'
import { end, provideEngines } from './provide-engines.ts'

// This file, and the reporter, must import nothing from src/: a broken rule can keep that from being loaded at all.

export default async function (project: TestProject): Promise<void> {
  endWithNpm()
  const broken = await brokenRules()
  if (broken !== '') end(broken)
  // While watching, the next change may mend it.
  project.onTestsRerun(async () => {
    const nowBroken = await brokenRules()
    if (nowBroken !== '') console.error(nowBroken)
  })
  await provideEngines(project)
}
