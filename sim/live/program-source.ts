// The program of --program: played at the start, and with --watch again each time that its file is saved. A mistake in it
// is shown, and the last good program plays on.

import { unwatchFile, watchFile } from 'node:fs'
import { UsageError } from '../../lib/command-line/usage.ts'
import { compile } from '../../programs/language/compile.ts'
import type { Program } from '../../programs/language/write.ts'
import type { LiveSession } from './session.ts'

/** How often the file is looked at, in ms. Editors replace a file as they save it, so its name is watched. */
const WATCH_MS = 200

/** Loads a program by its name or file. The message of what it throws says what is wrong. */
export type LoadProgram = (nameOrFile: string) => Promise<Program>

type Read = { program: Program } | { mistake: string }

export class ProgramSource {
  readonly #nameOrFile: string
  readonly #load: LoadProgram
  readonly #isWatched: boolean
  readonly #first: Read

  private constructor(nameOrFile: string, load: LoadProgram, isWatched: boolean, first: Read) {
    this.#nameOrFile = nameOrFile
    this.#load = load
    this.#isWatched = isWatched
    this.#first = first
  }

  /** Throws UsageError if there is no such program or file. */
  static async open(nameOrFile: string, load: LoadProgram, isWatched: boolean): Promise<ProgramSource> {
    return new ProgramSource(nameOrFile, load, isWatched, await readProgram(nameOrFile, load, true))
  }

  /** Plays it in the session, now and after each change. */
  start(session: LiveSession): void {
    show(this.#first, session)
    if (!this.#isWatched) return
    watchFile(this.#nameOrFile, { interval: WATCH_MS }, () => {
      void readProgram(this.#nameOrFile, this.#load, false).then((read) => show(read, session))
    })
  }

  close(): void {
    if (this.#isWatched) unwatchFile(this.#nameOrFile)
  }
}

/** While it is watched, a file may be missing for a moment. */
async function readProgram(nameOrFile: string, load: LoadProgram, isFirst: boolean): Promise<Read> {
  try {
    const program = await load(nameOrFile)
    compile(program, nameOrFile)
    return { program }
  } catch (error) {
    if (isFirst && error instanceof UsageError) throw error
    return { mistake: (error as Error).message }
  }
}

function show(read: Read, session: LiveSession): void {
  session.setMistake('mistake' in read ? read.mistake : '')
  if ('program' in read) session.play([read.program])
}
