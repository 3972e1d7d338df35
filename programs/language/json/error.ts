// How a JSON text is refused: all its mistakes, each with the place, what was expected, and what came.

import type { JsonPath, Position } from '../../../lib/json-text.ts'

export interface JsonMistake {
  /** "segments[2].time", or "the file". */
  place: string
  reason: string
  /** Undefined if the text was not parsed. */
  at?: Position | undefined
}

/** A JSON text that is not a program. The message has a line for each mistake. */
export class JsonError extends Error {
  readonly mistakes: readonly JsonMistake[]
  constructor(mistakes: readonly JsonMistake[]) {
    super(mistakes.map(({ place, reason }) => `${place}: ${reason}`).join('\n'))
    this.mistakes = mistakes
  }
}

/** Takes a mistake: the path of its value, and the reason. */
export type ReportJson = (path: JsonPath, reason: string) => void

/** ["segments", 2, "time"] as "segments[2].time" */
export const formatPath = (path: JsonPath): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i > 0 ? `.${key}` : key)).join('') || 'the file'
