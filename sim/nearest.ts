// One sentence for a name that does not exist, with the nearest that does.

import { closest } from 'fastest-levenshtein'

/** A mistake in what was typed: its message goes to the user as it is, and the exit code is 2. */
export class UsageError extends Error {}

/** unknown board "puck"; did you mean "puckjs2"? */
export function unknownName(what: string, given: string, known: readonly string[]): UsageError {
  return new UsageError(`unknown ${what} "${given}"; did you mean "${closest(given, known)}"?`)
}
