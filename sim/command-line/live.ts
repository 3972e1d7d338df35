// `unknot live`, and `unknot` alone: the live screen in a terminal, a demonstration as text where there is none.

import { existsSync } from 'node:fs'
import { type Terminal, UsageError } from '../../lib/command-line/usage.ts'
import { compiledRotation, programs, rotation } from '../../programs/index.ts'
import { MemoryFile, readMemory } from '../journal/memory-file.ts'
import { runLive } from '../live/live.ts'
import { type LoadProgram, ProgramSource } from '../live/program-source.ts'
import { RecordFile } from '../live/record-file.ts'
import { printDemo } from './demo.ts'
import { kitNamed, refuse, seedIn } from './options.ts'

export interface LiveFlags {
  demo?: boolean
  motor?: string
  seed?: string
  record?: string
  memory?: string
  save?: string
  /** Name of a program, or a file, to play alone. */
  program?: string
  /** Play that file again when it is saved. */
  watch?: boolean
}

/** Opens the program of --program. Throws UsageError. */
async function openProgram({ program, watch = false, record }: LiveFlags, load: LoadProgram) {
  if (program === undefined) {
    if (watch) throw new UsageError('--watch needs a file to watch: --program FILE --watch')
    return undefined
  }
  if (record !== undefined)
    throw new UsageError('--record does not go with --program: a scenario always has the rotation')
  if (watch && !existsSync(program)) throw new UsageError(`--watch needs a file, but there is no file ${program}`)
  return new ProgramSource(program, load, watch).open()
}

/** Returns the exit code. Throws UsageError. */
export async function playLive(flags: LiveFlags, terminal: Terminal, load: LoadProgram): Promise<number> {
  const { stdin, stdout, env, print } = terminal
  const kit = kitNamed(flags.motor)
  const seed = seedIn(flags.seed)
  const hasTerminal = stdin.isTTY && stdout.isTTY && env.TERM !== 'dumb'
  if (flags.demo || !hasTerminal) {
    refuse(flags, ['record', 'memory', 'save', 'program', 'watch'], (flag) =>
      flags.demo
        ? `${flag} does not go with --demo`
        : `${flag} needs the live screen, which needs a terminal; see unknot sim --help to play a scenario`,
    )
    printDemo(print)
    return 0
  }
  const source = await openProgram(flags, load)
  const memory = flags.memory === undefined ? undefined : readMemory(flags.memory)
  const record = flags.record === undefined ? undefined : new RecordFile(flags.record, flags.memory)
  const save = flags.save === undefined ? undefined : new MemoryFile(flags.save)
  const isRecorded = record !== undefined
  const options = { ...compiledRotation(), rotation, alone: programs, isRecorded, ...kit, seed, memory }
  return runLive(options, { input: stdin, output: stdout, env }, { record, save, source })
}
