// Which sources are device code, and which globals each may use; and the gate on all of them, without a build.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../../hal/boards/board.ts'
import { ENGINES } from '../engines.ts'
import { CORE_GLOBALS, checkSubset, type Finding } from './gate.ts'

/** The core and the shell know no engine; only an engine's own folder may name its globals. */
export const globalsOf = (file: string, engine: Engine): readonly string[] =>
  file.startsWith(`hal/${engine}/`) ? [...CORE_GLOBALS, ...ENGINES[engine].globals] : CORE_GLOBALS

/** Profiles are data by the time they reach a board. */
const isDeviceCode = (file: string): boolean =>
  /\.ts$/.test(file) && !/\.d\.ts$/.test(file) && !file.startsWith('hal/boards/')

const engineOf = (file: string): Engine => (file.startsWith('hal/kaluma/') ? 'kaluma' : 'espruino')

/** Everything in the device code below `root` that breaks a rule. */
export function checkDeviceCode(root: string): Finding[] {
  const files = ['src', 'hal'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  return files
    .filter(isDeviceCode)
    .sort()
    .flatMap((file) =>
      checkSubset(file, readFileSync(join(root, file), 'utf8'), { globals: globalsOf(file, engineOf(file)) }),
    )
}
