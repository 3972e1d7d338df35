// Reads the scenario that a command line names.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileErrorReason } from '../../lib/command-line/file-error.ts'
import { UsageError, unknownName } from '../../lib/command-line/usage.ts'

/** The scenarios of the project. */
const SCENARIOS = 'sim/scenarios'

/** The files that a mistyped name may have meant. */
const filesNear = (file: string): string[] =>
  [...new Set([dirname(file), SCENARIOS])].flatMap((folder) =>
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
