// The file that a recording goes to.

import { closeSync, openSync, writeFileSync } from 'node:fs'
import { UsageError } from '../build/usage.ts'

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)

/** As a shell takes it for one word. */
const quoted = (file: string): string => (/^[\w./@%+=:-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`)

export class RecordFile {
  readonly #file: string

  /**
   * Opens it at once: an hour later would be too late to hear that it cannot be written. What is in it stays until
   * there is something to take its place. Throws UsageError.
   */
  constructor(file: string) {
    this.#file = file
    try {
      closeSync(openSync(file, 'a'))
    } catch (error) {
      throw new UsageError(`cannot write ${file}: ${codeOf(error)}`)
    }
  }

  /** Answers what to tell of it, in one line. */
  write(scenario: string): { said: string; failed: boolean } {
    try {
      writeFileSync(this.#file, scenario)
    } catch (error) {
      return { said: `cannot write ${this.#file}: ${codeOf(error)}`, failed: true }
    }
    return { said: `recorded in ${this.#file}; play it again: npm run sim -- ${quoted(this.#file)}`, failed: false }
  }
}
