// What comes of a file with a program: the program, its mistakes, and where each of its parts is written.

import type { Position } from '../../lib/json-text.ts'
import { type Mistake, MistakesError } from '../../lib/mistakes.ts'
import type { Program } from '../language/write.ts'

/** A part of a text. */
export interface Span {
  at: Position
  length?: number | undefined
}

export interface Loaded {
  file: string
  /** Missing if the file has mistakes that leave no program. */
  program?: Program | undefined
  /** All mistakes of the file, and of the files that it imports. */
  mistakes: Mistake[]
  /** Where a part is: "name", "segments[2]"; undefined if nothing tells. */
  locate(place: string): Span | undefined
  /** Places whose mistakes are told already. */
  hasMistake(place: string): boolean
  /** The texts that were read, by file. */
  texts: ReadonlyMap<string, string>
}

export const toError = ({ mistakes, texts }: Pick<Loaded, 'mistakes' | 'texts'>): MistakesError =>
  new MistakesError(mistakes, (file) => texts.get(file))

/** "segments[2].segments[0]" as keys and indices. A program that is played stands in it by its name. */
export const readPlace = (place: string): (string | number)[] =>
  [...place.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) => (index === undefined ? key! : Number(index)))
