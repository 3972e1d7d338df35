// `unknot live`: the live screen of sim/, with programs loaded as every verb here loads them.

import { type Terminal, UsageError } from '../../lib/command-line/usage.ts'
import { type LiveFlags, playLive } from '../../sim/command-line/live.ts'
import { fileOfProgram, loadProgram } from './load.ts'

/** Returns the exit code. Throws UsageError. */
export async function live(
  _: readonly string[],
  { device, board, ...flags }: LiveFlags & { device?: string; board?: string },
  terminal: Terminal,
): Promise<number> {
  if (device !== undefined) {
    const { liveDevice } = await import('../link/live.ts')
    return liveDevice({ ...flags, device, ...(board !== undefined && { board }) }, terminal)
  }
  if (board !== undefined) throw new UsageError('--board is for --device PORT')
  const { program, watch } = flags
  // Only a file can be watched.
  const played = watch && program !== undefined ? { ...flags, program: fileOfProgram(program) } : flags
  return playLive(played, terminal, loadProgram)
}
