// Checks all device code in src/ and hal/ without a build, and says which globals each file may use.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../../hal/boards/board.ts'
import { ENGINES } from '../engines.ts'
import { CORE_GLOBALS, checkSubset, type Finding } from './gate.ts'

/** Only the folder of an engine may use the globals of that engine. */
export const listGlobals = (file: string, engine: Engine): readonly string[] =>
  file.startsWith(`hal/${engine}/`) ? [...CORE_GLOBALS, ...ENGINES[engine].globals] : CORE_GLOBALS

/** Board profiles are not device code: the build turns them into data. */
const isDeviceCode = (file: string): boolean =>
  /\.ts$/.test(file) && !/\.d\.ts$/.test(file) && !file.startsWith('hal/boards/')

const findEngine = (file: string): Engine => (file.startsWith('hal/kaluma/') ? 'kaluma' : 'espruino')

/** All findings in the device code below `root`. */
export function checkDeviceCode(root: string): Finding[] {
  const files = ['src', 'hal'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  return files
    .filter(isDeviceCode)
    .sort()
    .flatMap((file) =>
      checkSubset(file, readFileSync(join(root, file), 'utf8'), { globals: listGlobals(file, findEngine(file)) }),
    )
}
