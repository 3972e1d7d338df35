// The inputs of a built file, and a key that changes with any of them.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The device's sources, what builds them, and the versions of the libraries that the build uses. */
export const INPUTS = ['src', 'hal', 'programs', 'lib', 'tools/build', 'package.json', 'package-lock.json']

const filesIn = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()

/** Equal for two folders only if all inputs in them are equal. */
export function inputsKey(root: string): string {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap((input) => filesIn(join(root, input))))
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}
