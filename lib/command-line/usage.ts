// What can be wrong with a command line, each in one sentence; and the terminal that a command talks to.

import { closest, distance } from 'fastest-levenshtein'

/** A mistake in what was typed: its message goes to the user as it is, and the exit code is MISTAKEN. */
export class UsageError extends Error {}

/** Exit codes: something failed, something typed was wrong, and Ctrl-C as shells count it. */
export const FAILED = 1
export const MISTAKEN = 2
export const INTERRUPTED = 130

/** Where lines go, on a terminal or in a test. */
export interface Screen {
  print(line: string): void
  complain(line: string): void
}

/** What a command needs of this process. */
export interface Terminal extends Screen, Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env'> {}

/** Whether lines may have colours (https://no-color.org). */
export const hasColor = ({ stdout, env }: { stdout: { isTTY?: boolean }; env: NodeJS.ProcessEnv }): boolean =>
  stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'

/** A list longer than this helps nobody in a sentence. */
const MAX_LIST_CHARS = 300

/** "a, b, c", or as many as fit and "30 more". */
function listed(names: readonly string[]): string {
  let chars = 0
  const shown = names.filter((name) => {
    chars += name.length + 2
    return chars <= MAX_LIST_CHARS
  })
  const more = names.length - shown.length
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

const whole = (name: string): string => name

/**
 * The name that was probably meant: the only one that begins with `given`, or the nearest, at most a third of its
 * letters away. `part` is what of a name is compared.
 */
export function nearestName(given: string, known: readonly string[], part = whole): string | undefined {
  const letters = (name: string): string => part(name).toLowerCase()
  const word = letters(given)
  const begun = known.filter((name) => letters(name).startsWith(word))
  if (begun.length === 1) return begun[0]
  const nearest = known.find((name) => letters(name) === closest(word, known.map(letters)))
  return nearest !== undefined && distance(word, letters(nearest)) <= word.length / 3 ? nearest : undefined
}

/** unknown board "puck"; did you mean "puckjs2"? Or, where no name is near: expected one of puckjs2, joltjs, … */
export function unknownName(what: string, given: string, known: readonly string[], part = whole): UsageError {
  const nearest = nearestName(given, known, part)
  const hint = nearest === undefined ? `expected one of ${listed(known)}` : `did you mean "${nearest}"?`
  return new UsageError(`unknown ${what} "${given}"; ${hint}`)
}

/** The whole number in `text`; `what` is the flag or argument. Throws UsageError with its range. */
export function wholeNumber(what: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most))
    throw new UsageError(`${what} is a whole number from ${least} to ${most}, not "${text}"`)
  return value
}
