// `unknot live`: the live screen of sim/, with programs loaded as every verb here loads them.

import type { Terminal } from '../../lib/command-line/usage.ts'
import { type LiveFlags, playLive } from '../../sim/command-line/live.ts'
import { fileOfProgram, loadProgram } from './load.ts'

/** Returns the exit code. Throws UsageError. */
export function live(_: readonly string[], flags: LiveFlags, terminal: Terminal): Promise<number> {
  const { program, watch } = flags
  // Only a file can be watched.
  const played = watch && program !== undefined ? { ...flags, program: fileOfProgram(program) } : flags
  return playLive(played, terminal, loadProgram)
}
