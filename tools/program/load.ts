// Loads the program that a command line names: one of the folder's own, one of unknot's, or a file.

import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { nearestName, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { programs, project } from '../../programs/index.ts'
import { MAX_JSON_BYTES } from '../../programs/language/json/read.ts'
import type { Program } from '../../programs/language/write.ts'
import { decodeText, loadProgramFile, readBytes } from '../../programs/load/load.ts'
import { type Loaded, toError } from '../../programs/load/loaded.ts'
import { refuseName } from '../../programs/load/read-text.ts'
import { ownerOf } from '../../programs/project/project.ts'

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

/** The text of a file in UTF-8. Throws UsageError, and FileError for any other encoding. */
export function readText(file: string): string {
  if (!existsSync(file)) throw unknownFileError(file)
  const bytes = readBytes(file)
  if (bytes.length > MAX_JSON_BYTES)
    throw new FileError(`${file}: expected at most ${MAX_JSON_BYTES / 1e6} MB, but got ${bytes.length} bytes`)
  const text = decodeText(bytes)
  if (text === undefined) throw new FileError(`${file}: expected text in UTF-8; save it in that encoding`)
  return text
}

/** One of the folder's own programs, with its mistakes. */
const findOwn = (name: string): Loaded | undefined =>
  project.own.find(({ program, file }) => (program?.name ?? basename(file, extname(file))) === name)

/** The file of one of the folder's own programs; any other name as it is. */
export const fileOfProgram = (nameOrFile: string): string => findOwn(nameOrFile)?.file ?? nameOrFile

/** Throws UsageError if there is none, and MistakesError with all that is wrong with it. */
export async function loadProgram(nameOrFile: string): Promise<Program> {
  const own = findOwn(nameOrFile)
  if (own && own.mistakes.length > 0) throw toError(own)
  const named = programNamed(nameOrFile)
  if (named) return named
  if (!existsSync(nameOrFile)) throw unknownFileError(nameOrFile)
  const loaded = await loadProgramFile(nameOrFile, programNamed)
  const { program } = loaded
  const isCompiled = extname(nameOrFile) === '.bin'
  const owner = program && !isCompiled ? ownerOf(program.name, nameOrFile, project.own, project.shipped) : undefined
  if (owner !== undefined) refuseName(loaded, owner)
  if (loaded.mistakes.length > 0 || !program) throw toError(loaded)
  return program
}
