// The file that a recording goes to.

import { mayWrite, writeOut } from './out-file.ts'

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
    mayWrite(file)
  }

  /** Answers what to tell of it, in one line. */
  write(scenario: string): { said: string; failed: boolean } {
    try {
      writeOut(this.#file, scenario)
    } catch (error) {
      return { said: (error as Error).message, failed: true }
    }
    return { said: `recorded in ${this.#file}; play it again: npm run sim -- ${quoted(this.#file)}`, failed: false }
  }
}
