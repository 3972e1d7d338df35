// The inputs of a built file, and a key that changes with any of them.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'

/** The device's sources, what builds them, and the versions of the libraries that the build uses. */
export const INPUTS = ['src', 'hal', 'programs', 'lib', 'tools/build', 'package.json', 'package-lock.json']

const filesBelow = (root: string, path: string): string[] =>
  statSync(join(root, path)).isFile()
    ? [path]
    : readdirSync(join(root, path), { withFileTypes: true }).flatMap(({ name }) => filesBelow(root, `${path}/${name}`))

/** A profile is an input by its value. */
const PROFILES = Object.keys(boards).map((name) => `hal/boards/${name}.ts`)

const isOfAnotherEngine = ({ engine }: Board, file: string): boolean =>
  /^hal\/(espruino|kaluma)\//.test(file) && !file.startsWith(`hal/${engine}/`)

/** Equal for two folders only if all inputs in them are equal: the inputs of one board's file, or all. */
export function inputsKey(root: string, board?: Board): string {
  const hash = createHash('sha256').update(JSON.stringify(board ? { ...board, link: board.link || undefined } : null))
  for (const file of INPUTS.flatMap((input) => filesBelow(root, input)).sort()) {
    if (board && (PROFILES.includes(file) || isOfAnotherEngine(board, file))) continue
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}
