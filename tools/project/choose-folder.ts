// Chooses the folder that a command works for, before its verb is loaded.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../lib/command-line/usage.ts'
import { findProjectFolder, PROJECT_FILE, setProjectFolder } from '../../programs/project/folder.ts'

/** The folder of --project, or the one around the current folder. Throws UsageError. */
export function chooseFolder(named: string | undefined): void {
  if (named !== undefined && !existsSync(join(named, PROJECT_FILE)))
    throw new UsageError(
      existsSync(named)
        ? `--project: ${named} has no ${PROJECT_FILE}; make a folder with npx unknot init FOLDER`
        : `--project: there is no folder ${named}`,
    )
  setProjectFolder(named ?? findProjectFolder(process.cwd()))
}
