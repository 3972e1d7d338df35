// The program of --program: played at the start, and with --watch again each time that its file is saved. A mistake in it
// is shown, and the last good program plays on.

import { statSync } from 'node:fs'
import { UsageError } from '../../lib/command-line/usage.ts'
import { compile } from '../../programs/language/compile.ts'
import type { Program } from '../../programs/language/write.ts'
import type { LiveSession } from './session.ts'

/** How often the file is looked at, in ms. */
const WATCH_MS = 200

/** Loads a program by its name or file. The message of what it throws says what is wrong. */
export type LoadProgram = (nameOrFile: string) => Promise<Program>

/** What was read: a program, or what is wrong with it. */
type Read = { program: Program } | { mistake: string; error: unknown }

/** When the file was last saved, in ms; 0 while there is none. */
const savedMs = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

export class ProgramSource {
  readonly #read: () => Promise<Read>
  readonly #file: string
  readonly #isWatched: boolean
  #first: Read | undefined
  /** The file as it was read last. */
  #savedMs: number
  #isReading = false
  #timer: NodeJS.Timeout | undefined

  constructor(nameOrFile: string, load: LoadProgram, isWatched: boolean) {
    this.#isWatched = isWatched
    this.#file = nameOrFile
    this.#savedMs = savedMs(nameOrFile)
    this.#read = async () => {
      try {
        const program = await load(nameOrFile)
        compile(program, nameOrFile)
        return { program }
      } catch (error) {
        return { mistake: (error as Error).message, error }
      }
    }
  }

  /** Reads it for the first time. Throws UsageError if there is no such program or file. */
  async open(): Promise<this> {
    this.#first = await this.#read()
    if ('error' in this.#first && this.#first.error instanceof UsageError) throw this.#first.error
    return this
  }

  /** Plays it in the session, now and, if it is watched, after each change. */
  start(session: LiveSession): void {
    if (this.#first) show(this.#first, session)
    if (!this.#isWatched) return
    this.#timer = setInterval(() => {
      const now = savedMs(this.#file)
      if (this.#isReading || now === this.#savedMs) return
      this.#savedMs = now
      this.#isReading = true
      void this.#read().then((read) => {
        this.#isReading = false
        show(read, session)
      })
    }, WATCH_MS)
  }

  close(): void {
    clearInterval(this.#timer)
  }
}

function show(read: Read, session: LiveSession): void {
  session.setMistake('mistake' in read ? read.mistake : '')
  if ('program' in read) session.play([read.program])
}
