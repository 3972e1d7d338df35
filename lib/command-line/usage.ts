// Reading a command line: what is wrong with it is said in one sentence, with the nearest right name.

import { parseArgs } from 'node:util'
import { closest } from 'fastest-levenshtein'

/** A mistake in what was typed: its message goes to the user as it is, and the exit code is 2. */
export class UsageError extends Error {}

/** unknown board "puck"; did you mean "puckjs2"? `part` is what of a name is compared, all of it by default. */
export function unknownName(
  what: string,
  given: string,
  known: readonly string[],
  part: (name: string) => string = (name) => name,
): UsageError {
  const parts = known.map((name) => part(name))
  // Who stops typing early means a name that begins so, however long the rest.
  const nearest = parts.find((name) => name.startsWith(part(given))) ?? closest(part(given), parts)
  return new UsageError(`unknown ${what} "${given}"; did you mean "${known.find((name) => part(name) === nearest)}"?`)
}

/** The whole number that a flag was given. Throws UsageError with its range. */
export function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most))
    throw new UsageError(`--${flag} is a whole number from ${least} to ${most}, not "${text}"`)
  return value
}

/** Where lines go, on a terminal or in a test. */
export interface Screen {
  print(line: string): void
  complain(line: string): void
}

export type Flags = Record<string, 'string' | 'boolean'>

export interface Arguments<F extends Flags> {
  values: { [name in keyof F]?: F[name] extends 'string' ? string : boolean }
  positionals: string[]
}

/** The flags and the rest of a command line, by default this process's. Throws UsageError. */
export function readArguments<F extends Flags>(
  flags: F,
  args: readonly string[] = process.argv.slice(2),
): Arguments<F> {
  const options = Object.fromEntries(Object.entries(flags).map(([name, type]) => [name, { type }]))
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false })
  const known = Object.keys(flags).map((name) => `--${name}`)
  for (const [name, value] of Object.entries(values)) {
    if (!(name in flags)) throw unknownName('flag', `--${name}`, known)
    if (typeof value !== flags[name])
      throw new UsageError(flags[name] === 'string' ? `--${name} needs a value` : `--${name} takes no value`)
  }
  return { values: values as Arguments<F>['values'], positionals }
}
