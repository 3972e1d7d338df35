// Loads the program that a command line names: one of unknot's own, or a file of TypeScript, JSON or compiled bytes.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { tsImport } from 'tsx/esm/api'
import { fileErrorReason } from '../../lib/command-line/file-error.ts'
import { nearestName, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { programs } from '../../programs/index.ts'
import { DecompileError, decompile, isOnSpot } from '../../programs/language/decompile.ts'
import { JsonError } from '../../programs/language/json/error.ts'
import { fromJson, MAX_JSON_BYTES } from '../../programs/language/json/read.ts'
import type { Program } from '../../programs/language/write.ts'

/** A file that holds no program. The command prints its message. */
export class FileError extends Error {}

const programNamed = (name: string): Program | undefined => programs.find((program) => program.name === name)

function unknownFileError(file: string): UsageError {
  const names = programs.map(({ name }) => name)
  if (names.includes(file)) return new UsageError(`expected a file, but ${file} is a program of unknot`)
  const folder = dirname(file)
  const all = [...names, ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [])]
  if (nearestName(file, all, basename) !== undefined) return unknownName('program or file', file, all, basename)
  // A list of programs does not help a user who typed the path of a file.
  if (basename(file) !== file || extname(file) !== '')
    return new UsageError(`there is no file ${file}; check its path, or see npx unknot program list`)
  return unknownName('program or file', file, names)
}

/** The bytes of a file. Throws UsageError if it cannot be read, and FileError if it is too large. */
export function readBytes(file: string): Buffer {
  if (!existsSync(file)) throw unknownFileError(file)
  if (statSync(file).isDirectory()) throw new UsageError(`expected a file, but ${file} is a folder`)
  const { size } = statSync(file)
  if (size > MAX_JSON_BYTES)
    throw new FileError(`${file}: expected at most ${MAX_JSON_BYTES / 1e6} MB, but got ${size} bytes`)
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${fileErrorReason(error)}`)
  }
}

/** The text of a file in UTF-8. Throws UsageError, and FileError for any other encoding. */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readBytes(file))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new FileError(`${file}: expected text in UTF-8; save it in that encoding`)
  }
}

async function loadTypeScript(file: string): Promise<Program> {
  let module: { default?: Program & { default?: Program } }
  try {
    // Not import(): it would give a file that was saved again as it was.
    module = await tsImport(pathToFileURL(resolve(file)).href, import.meta.url)
  } catch (error) {
    throw new FileError(`${file}: ${(error as Error).message.split('\n')[0]}`)
  }
  // In a folder whose package.json does not say "module", the file is a CommonJS module inside.
  const program = module.default?.default ?? module.default
  if (!Array.isArray(program?.segments))
    throw new FileError(`${file}: expected a program as the default export: export default program({ … })`)
  return program
}

/** Throws UsageError and FileError. */
export async function loadProgram(nameOrFile: string): Promise<Program> {
  const named = programNamed(nameOrFile)
  if (named) return named
  const kind = extname(nameOrFile)
  if (kind === '.ts' && existsSync(nameOrFile)) return loadTypeScript(nameOrFile)
  try {
    if (kind === '.bin') {
      const bytes = readBytes(nameOrFile).toString('latin1')
      const segments = decompile(bytes)
      const compiled = { name: 'compiled', title: 'Compiled', serves: [], about: 'Read back from its bytes.', segments }
      return isOnSpot(bytes) ? { ...compiled, onSpot: true } : compiled
    }
    return fromJson(readText(nameOrFile), programNamed)
  } catch (error) {
    if (error instanceof JsonError || error instanceof DecompileError)
      throw new FileError(`${nameOrFile}: ${error.message}`)
    throw error
  }
}
