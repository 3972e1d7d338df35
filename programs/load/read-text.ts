// Reads a program from a text, with everything that can be wrong with it. It needs nothing of Node, so that a page in a
// browser can use it too.

import { checkProgram } from '../language/check.ts'
import { DecompileError, decompile, isOnSpot } from '../language/decompile.ts'
import { JsonError } from '../language/json/error.ts'
import { readJson } from '../language/json/read.ts'
import type { FindProgram } from '../language/json/read-segments.ts'
import type { Program } from '../language/write.ts'
import { type Loaded, readPlace } from './loaded.ts'

/** A file that holds no program. */
export const noProgram = (file: string, reason: string, texts: Loaded['texts'] = new Map()): Loaded => ({
  file,
  mistakes: [{ file, reason }],
  locate: () => undefined,
  hasMistake: () => false,
  texts,
})

/** The program in compiled bytes, one character each. */
export function loadCompiled(file: string, text: string): Loaded {
  try {
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

/** The program in a JSON text. */
export function loadJson(file: string, text: string, findProgram: FindProgram): Loaded {
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

/** Adds what the rules say of the program, and returns the same. */
export function addProblems(loaded: Loaded): Loaded {
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
