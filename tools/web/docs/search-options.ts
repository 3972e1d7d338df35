// What the build and the page must agree on: how the index of the search is made and read.

import type { Options } from 'minisearch'

/** A part of a page: what follows a heading. */
export interface Part {
  /** "owner/light?at=every-signal": the page, and the anchor of the heading. */
  id: string
  heading: string
  text: string
  /** The title of the page, to show. */
  title: string
}

/** The file that the page loads for its first search. */
export interface SearchFile {
  /** Words that are only in the headings of the index. */
  common: readonly string[]
  /** As MiniSearch writes it. */
  index: unknown
}

/** Shorter words say nothing, longer ones are data, and nobody looks for a number. */
const MIN_CHARS = 3
const MAX_CHARS = 24
const NUMBER = /^\d/
const GAP = /[^\p{L}\p{N}]+/u

/** As it stands in the index; null for a word that does not. */
export const toWord = (term: string): string | null => {
  const word = term.toLowerCase()
  return word.length < MIN_CHARS || word.length > MAX_CHARS || NUMBER.test(word) ? null : word
}

export const toWords = (text: string): string[] => text.split(GAP).flatMap((term) => toWord(term) ?? [])

export const SEARCH_OPTIONS: Options<Part> = {
  fields: ['heading', 'text'],
  storeFields: ['title', 'heading'],
  tokenize: (text) => text.split(GAP),
  processTerm: toWord,
  searchOptions: { boost: { heading: 3 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
}
