// Finds the program that a command line means: by its name, or in a file of TypeScript, JSON or compiled bytes.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { nearestName, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { programs } from '../../programs/index.ts'
import { DecompileError, decompile, isOnSpot } from '../../programs/language/decompile.ts'
import { JsonError } from '../../programs/language/json/error.ts'
import { fromJson, MAX_JSON_BYTES } from '../../programs/language/json/read.ts'
import type { Program } from '../../programs/language/write.ts'

/** A file that is no program: its message goes to the user as it is. */
export class FileError extends Error {}

const known = (name: string): Program | undefined => programs.find((one) => one.name === name)

function unknownFile(file: string): UsageError {
  const names = programs.map(({ name }) => name)
  const folder = dirname(file)
  const all = [...names, ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [])]
  // The files of a folder are guesses, not a list of programs.
  const isNear = nearestName(file, all, basename) !== undefined
  return unknownName('program or file', file, isNear ? all : names, basename)
}

/** The bytes of a file. Throws UsageError where it cannot be read, FileError where it is too large. */
export function readBytes(file: string): Buffer {
  if (!existsSync(file)) throw unknownFile(file)
  if (statSync(file).isDirectory()) throw new UsageError(`${file} is a folder, not a file`)
  const { size } = statSync(file)
  if (size > MAX_JSON_BYTES) throw new FileError(`${file}: ${size} bytes are more than ${MAX_JSON_BYTES / 1e6} MB`)
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as NodeJS.ErrnoException).code}`)
  }
}

/** The text of a file in UTF-8. Throws UsageError, and FileError for any other encoding. */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readBytes(file))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new FileError(`${file}: is not text in UTF-8`)
  }
}

async function fromTypeScript(file: string): Promise<Program> {
  let module: { default?: Program }
  try {
    module = (await import(pathToFileURL(resolve(file)).href)) as { default?: Program }
  } catch (error) {
    throw new FileError(`${file}: ${(error as Error).message.split('\n')[0]}`)
  }
  if (!Array.isArray(module.default?.segments)) throw new FileError(`${file}: has no program as its default export`)
  return module.default
}

/** A program of this name, or in this file. Throws UsageError and FileError. */
export async function load(nameOrFile: string): Promise<Program> {
  const named = known(nameOrFile)
  if (named) return named
  const kind = extname(nameOrFile)
  if (kind === '.ts' && existsSync(nameOrFile)) return fromTypeScript(nameOrFile)
  try {
    if (kind === '.bin') {
      const bytes = readBytes(nameOrFile).toString('latin1')
      const segments = decompile(bytes)
      const compiled = { name: 'compiled', title: 'Compiled', serves: [], about: 'Read back from its bytes.', segments }
      return isOnSpot(bytes) ? { ...compiled, onSpot: true } : compiled
    }
    return fromJson(readText(nameOrFile), known)
  } catch (error) {
    if (error instanceof JsonError || error instanceof DecompileError)
      throw new FileError(`${nameOrFile}: ${error.message}`)
    throw error
  }
}
