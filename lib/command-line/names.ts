// Mistakes on a command line, one sentence each. It needs nothing of Node, so that a page in a browser can use it too.

import { closest, distance } from 'fastest-levenshtein'

/** A mistake on the command line. The command prints its message and ends with MISTAKEN. */
export class UsageError extends Error {}

/** A longer list is hard to read in a sentence. */
const MAX_LIST_CHARS = 300

/** "a, b, c", or as many as fit and "30 more". */
function joinNames(names: readonly string[]): string {
  let chars = 0
  const shown = names.filter((name) => {
    chars += name.length + 2
    return chars <= MAX_LIST_CHARS
  })
  const more = names.length - shown.length
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

/** Whether two letters beside each other have changed places: "titel" and "title". */
const areSwapped = (a: string, b: string): boolean =>
  a.length === b.length && distance(a, b) === 2 && [...a].sort().join('') === [...b].sort().join('')

const wholeName = (name: string): string => name

/**
 * The name that the user probably meant: the only one that begins with `given`, or the nearest one. At most a third of
 * the letters may differ, or two may have changed places. `part` takes the part of a name that is compared.
 */
export function nearestName(given: string, known: readonly string[], part = wholeName): string | undefined {
  const letters = (name: string): string => part(name).toLowerCase()
  const word = letters(given)
  const completions = known.filter((name) => letters(name).startsWith(word))
  if (completions.length === 1) return completions[0]
  const nearest = known.find((name) => letters(name) === closest(word, known.map(letters)))
  if (nearest !== undefined && distance(word, letters(nearest)) <= word.length / 3) return nearest
  return known.find((name) => areSwapped(word, letters(name)))
}

/** 'unknown board "puck"; did you mean "puckjs2"?', or, without a near name, '…; expected one of puckjs2, joltjs, …' */
export function unknownName(what: string, given: string, known: readonly string[], part = wholeName): UsageError {
  const nearest = nearestName(given, known, part)
  const hint = nearest === undefined ? `expected one of ${joinNames(known)}` : `did you mean "${nearest}"?`
  return new UsageError(`unknown ${what} "${given}"; ${hint}`)
}

/** Parses the value of `what`, a flag or an argument. Throws UsageError with the range. */
export function wholeNumber(what: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most))
    throw new UsageError(`${what} is a whole number from ${least} to ${most}, not "${text}"`)
  return value
}
