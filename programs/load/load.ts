// Loads a program from a file of TypeScript, JSON or compiled bytes, and checks everything that can be wrong with it.

import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { fileErrorReason } from '../../lib/command-line/file-error.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import { checkProgram } from '../language/check.ts'
import { DecompileError, decompile, isOnSpot } from '../language/decompile.ts'
import { JsonError } from '../language/json/error.ts'
import { MAX_JSON_BYTES, readJson } from '../language/json/read.ts'
import type { FindProgram } from '../language/json/read-segments.ts'
import type { Program } from '../language/write.ts'
import { type Loaded, readPlace } from './loaded.ts'

/** The endings of files that people write programs in. */
export const SOURCE_FILE = /\.(ts|json)$/

const noProgram = (file: string, reason: string, texts: Loaded['texts'] = new Map()): Loaded => ({
  file,
  mistakes: [{ file, reason }],
  locate: () => undefined,
  hasMistake: () => false,
  texts,
})

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

function loadCompiled(file: string, bytes: Buffer): Loaded {
  try {
    const text = bytes.toString('latin1')
    const segments = decompile(text)
    const compiled: Program = {
      name: 'compiled',
      title: 'Compiled',
      serves: [],
      about: 'Read back from its bytes.',
      segments,
    }
    const program = isOnSpot(text) ? { ...compiled, onSpot: true as const } : compiled
    return { ...noProgram(file, ''), program, mistakes: [] }
  } catch (error) {
    if (!(error instanceof DecompileError)) throw error
    return noProgram(file, error.message)
  }
}

function loadJson(file: string, text: string, findProgram: FindProgram): Loaded {
  const texts = new Map([[file, text]])
  try {
    const { program, mistakes, positionOf } = readJson(text, findProgram)
    return {
      file,
      program,
      mistakes: mistakes.map(({ place, reason, at }) => ({
        file,
        reason: place === 'the file' ? reason : `${place}: ${reason}`,
        at,
      })),
      locate: (place) => ({ at: positionOf(readPlace(place)) }),
      hasMistake: (place) =>
        mistakes.some((mistake) => mistake.place.startsWith(`${place}.`) || mistake.place === place),
      texts,
    }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const mistakes = error.mistakes.map(({ reason, at }) => ({ file, reason, at }))
    return { ...noProgram(file, '', texts), mistakes }
  }
}

async function read(file: string, findProgram: FindProgram): Promise<Loaded> {
  const bytes = readBytes(file)
  if (bytes.length > MAX_JSON_BYTES)
    return noProgram(file, `expected at most ${MAX_JSON_BYTES / 1e6} MB, but got ${bytes.length} bytes`)
  if (extname(file) === '.bin') return loadCompiled(file, bytes)
  const text = decodeText(bytes)
  if (text === undefined) return noProgram(file, 'expected text in UTF-8; save it in that encoding')
  if (extname(file) !== '.ts') return loadJson(file, text, findProgram)
  // The compiler takes a while to load.
  const { loadTypeScript } = await import('./typescript/load.ts')
  return loadTypeScript(file)
}

/** Adds the mistake if its place is not told already. */
function addProblem(loaded: Loaded, place: string, reason: string): void {
  if (loaded.hasMistake(place)) return
  const span = loaded.locate(place) as (ReturnType<Loaded['locate']> & { file?: string }) | undefined
  // The line of a segment shows which it is.
  const prefix = span?.length !== undefined && place.includes('[') ? '' : `${place}: `
  loaded.mistakes.push({
    file: span?.file ?? loaded.file,
    reason: `${prefix}${reason}`,
    at: span?.at,
    length: span?.length,
  })
}

/** The program of a file with all its mistakes. Throws UsageError if the file cannot be read. */
export async function loadProgramFile(file: string, findProgram: FindProgram): Promise<Loaded> {
  const loaded = await read(file, findProgram)
  const { program } = loaded
  if (!program) return loaded
  const told = loaded.mistakes.length
  for (const { place, reason } of checkProgram(program)) {
    const isOfWhole = !place.includes('[') && place.startsWith('segments')
    // With a mistake in a segment, the program as a whole is not as it is meant.
    if (told === 0 || !isOfWhole) addProblem(loaded, place, reason)
  }
  return loaded
}

/** Adds the mistake of a name that another program has. `owner` says which, in words. */
export const refuseName = (loaded: Loaded, owner: string): void =>
  addProblem(loaded, 'name', `"${loaded.program!.name}" is ${owner}; choose another name`)
