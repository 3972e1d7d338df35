// What a file format is here, what an import and an export give, and how a file is refused.

import type { Program } from '../language/write.ts'
import type { Note } from './notes.ts'
import { toShortLine } from './short-line.ts'

/** A file that cannot be read: one sentence with place and reason. The caller puts the name of the file before it. */
export class FormatError extends Error {
  constructor(message: string) {
    super(toShortLine(message))
  }
}

export const refuse = (place: string, reason: string): never => {
  throw new FormatError(`${place}: ${reason}`)
}

export interface Imported {
  program: Program
  notes: readonly Note[]
}

export interface Exported {
  text: string
  notes: readonly Note[]
}

export interface Format {
  /** For commands. */
  name: string
  /** For people. */
  title: string
  extensions: readonly string[]
  /** `name` is any text: the program gets a short lower-case word made from it. */
  read(text: string, name: string): Imported
  write?(program: Program): Exported
}

/** A file with more points than this is a recording or an attack: nobody places so many by hand. */
export const MAX_POINTS = 8192
