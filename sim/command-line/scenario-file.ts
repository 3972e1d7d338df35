// Reads the scenario that a command line names.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileErrorReason } from '../../lib/command-line/file-error.ts'
import { UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { projectFolder } from '../../programs/project/folder.ts'
import { shownPath } from '../../programs/project/project.ts'

/** The scenarios of unknot, and those of a folder. */
const SCENARIOS = 'sim/scenarios'
const OWN_SCENARIOS = 'scenarios'

/** The scenarios of the folder, for a run of all. */
export function listScenarios(): string[] {
  const folder = join(projectFolder(), OWN_SCENARIOS)
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => shownPath(join(folder, name)))
    : []
}

/** The files that a mistyped name may have meant. */
const filesNear = (file: string): string[] =>
  [...new Set([dirname(file), SCENARIOS, OWN_SCENARIOS])].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith('.txt'))
          .map((name) => join(folder, name))
      : [],
  )

/** Throws UsageError. */
export function readScenario(file: string): string {
  if (!existsSync(file)) throw unknownName('file', file, filesNear(file), basename)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${fileErrorReason(error)}`)
  }
}
