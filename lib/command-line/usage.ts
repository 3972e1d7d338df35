// The terminal of a command, and its exit codes.

export { nearestName, UsageError, unknownName, wholeNumber } from './names.ts'

/** Exit codes: a failure, a mistake on the command line, and Ctrl-C by the rule of shells (128 + signal). */
export const FAILED = 1
export const MISTAKEN = 2
export const INTERRUPTED = 130

/** Prints lines to stdout and stderr. */
export interface Screen {
  print(line: string): void
  complain(line: string): void
}

/** The parts of the process that a command uses. */
export interface Terminal extends Screen, Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env'> {
  /** Ends the process soon, also when a driver holds its port: a line that takes no data may never close. Not in tests. */
  endSoon?(): void
}

/** Whether lines may have colours (https://no-color.org). */
export const hasColor = ({ stdout, env }: { stdout: { isTTY?: boolean }; env: NodeJS.ProcessEnv }): boolean =>
  stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
