// Mistakes in files that people write: each with its place, its line, and a mark under it.

import type { Position } from './json-text.ts'

export interface Mistake {
  file: string
  /** One sentence. */
  reason: string
  /** Where it is, if it has a place. */
  at?: Position | undefined
  /** How many characters are wrong. */
  length?: number | undefined
}

/** Files with mistakes. The message has all of them, each with its line. */
export class MistakesError extends Error {
  readonly mistakes: readonly Mistake[]
  /** `textOf` gives the content of a file, for its lines. */
  constructor(mistakes: readonly Mistake[], textOf: (file: string) => string | undefined) {
    super(formatMistakes(mistakes, textOf))
    this.mistakes = mistakes
  }
}

/** A longer line is cut around the mark. */
const MAX_COLUMNS = 96
/** So much is shown before the mark in a line that is cut. */
const BEFORE_COLUMNS = 48

/** The line of a text with a mark under the place; '' if the text has no such line. */
export function drawMark(text: string, { line, column }: Position, length = 1): string {
  const source = text.split(/\r\n|\r|\n/)[line - 1]
  if (source === undefined) return ''
  const start = source.length <= MAX_COLUMNS ? 0 : Math.max(0, column - 1 - BEFORE_COLUMNS)
  const cut = source.slice(start, start + MAX_COLUMNS).replaceAll('\t', ' ')
  const from = column - 1 - start
  const marks = '^'.repeat(Math.max(1, Math.min(length, cut.length - from)))
  const number = String(line)
  return `  ${number} | ${cut}\n  ${' '.repeat(number.length)} | ${' '.repeat(from)}${marks}`
}

const compare = (a: Mistake, b: Mistake): number =>
  (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0)

/** One paragraph for each mistake, those of a file in the order of its lines. */
export function formatMistakes(mistakes: readonly Mistake[], textOf: (file: string) => string | undefined): string {
  const files = [...new Set(mistakes.map(({ file }) => file))]
  return files
    .flatMap((file) => mistakes.filter((mistake) => mistake.file === file).sort(compare))
    .map(({ file, reason, at, length }) => {
      if (!at) return `${file}: ${reason}`
      const text = textOf(file)
      const mark = text === undefined ? '' : drawMark(text, at, length)
      return `${file}:${at.line}:${at.column}: ${reason}${mark && `\n${mark}`}`
    })
    .join('\n')
}
