// `unknot live`, and `unknot` alone: the live screen in a terminal, a demonstration as text where there is none.

import type { Terminal } from '../../lib/command-line/usage.ts'
import { compiledRotation, rotation } from '../../programs/index.ts'
import { MemoryFile, readMemory } from '../journal/memory.ts'
import { runLive } from '../live/live.ts'
import { RecordFile } from '../live/record-file.ts'
import { printDemo } from './demo.ts'
import { motorNamed, refuse, seedIn } from './options.ts'

export interface LiveFlags {
  demo?: boolean
  motor?: string
  seed?: string
  record?: string
  memory?: string
  save?: string
}

/** Returns the exit code. Throws UsageError. */
export async function live(_: readonly string[], flags: LiveFlags, terminal: Terminal): Promise<number> {
  const { stdin, stdout, env, print } = terminal
  const motor = motorNamed(flags.motor)
  const seed = seedIn(flags.seed)
  const hasTerminal = stdin.isTTY && stdout.isTTY && env.TERM !== 'dumb'
  if (flags.demo || !hasTerminal) {
    refuse(flags, ['record', 'memory', 'save'], (flag) =>
      flags.demo
        ? `${flag} does not go with --demo`
        : `${flag} needs the live screen, which needs a terminal; see unknot sim --help to play a scenario`,
    )
    printDemo(print)
    return 0
  }
  const memory = flags.memory === undefined ? undefined : readMemory(flags.memory)
  const record = flags.record === undefined ? undefined : new RecordFile(flags.record, flags.memory)
  const save = flags.save === undefined ? undefined : new MemoryFile(flags.save)
  const options = { ...compiledRotation(), rotation, motor, seed, memory }
  return runLive(options, { input: stdin, output: stdout, env }, record, save)
}
