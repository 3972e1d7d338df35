// `unknot live`: the live screen of sim/, with programs loaded as every verb here loads them.

import type { Terminal } from '../../lib/command-line/usage.ts'
import { type LiveFlags, playLive } from '../../sim/command-line/live.ts'
import { loadProgram } from './load.ts'

/** Returns the exit code. Throws UsageError. */
export const live = (_: readonly string[], flags: LiveFlags, terminal: Terminal): Promise<number> =>
  playLive(flags, terminal, loadProgram)
