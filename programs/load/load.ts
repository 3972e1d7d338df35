// Loads a program from a file of TypeScript, JSON or compiled bytes, and checks everything that can be wrong with it.

import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { fileErrorReason } from '../../lib/command-line/file-error.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import { MAX_JSON_BYTES } from '../language/json/read.ts'
import type { FindProgram } from '../language/json/read-segments.ts'
import type { Loaded } from './loaded.ts'
import { addProblems, loadCompiled, loadJson, noProgram } from './read-text.ts'

/** The endings of files that people write programs in. */
export const SOURCE_FILE = /\.(ts|json)$/

/** The bytes of a file. Throws UsageError with the reason if it cannot be read. */
export function readBytes(file: string): Buffer {
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`)
  if (statSync(file).isDirectory()) throw new UsageError(`expected a file, but ${file} is a folder`)
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${fileErrorReason(error)}`)
  }
}

/** The text of bytes in UTF-8, or undefined. */
export function decodeText(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

async function read(file: string, findProgram: FindProgram): Promise<Loaded> {
  const bytes = readBytes(file)
  if (bytes.length > MAX_JSON_BYTES)
    return noProgram(file, `expected at most ${MAX_JSON_BYTES / 1e6} MB, but got ${bytes.length} bytes`)
  if (extname(file) === '.bin') return loadCompiled(file, bytes.toString('latin1'))
  const text = decodeText(bytes)
  if (text === undefined) return noProgram(file, 'expected text in UTF-8; save it in that encoding')
  if (extname(file) !== '.ts') return loadJson(file, text, findProgram)
  // The compiler takes a while to load.
  const { loadTypeScript } = await import('./typescript/load.ts')
  return loadTypeScript(file)
}

/** The program of a file with all its mistakes. Throws UsageError if the file cannot be read. */
export const loadProgramFile = async (file: string, findProgram: FindProgram): Promise<Loaded> =>
  addProblems(await read(file, findProgram))
