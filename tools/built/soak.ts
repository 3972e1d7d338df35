// `unknot soak`: the firmware of this process, or with --board the file that a board is flashed with.

import type { Terminal } from '../../lib/command-line/usage.ts'
import { readFlags, type SoakFlags, soakCommand } from '../../sim/soak/command.ts'
import { buildFile } from './built-file.ts'

/** Returns the exit code. Throws UsageError. */
export async function soak(
  args: readonly string[],
  { board, ...flags }: SoakFlags & { board?: string },
  terminal: Terminal,
): Promise<number> {
  if (board === undefined) return soakCommand(args, flags, terminal)
  // A build takes seconds: mistakes first.
  readFlags(flags, true)
  return soakCommand(args, flags, terminal, await buildFile(board))
}
