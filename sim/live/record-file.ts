// Files that what was done on the live screen goes to, and the one for a recording.

import { mayWrite, writeOut } from '../../lib/command-line/out-file.ts'

/** As a shell takes it for one word. */
export const quoted = (file: string): string =>
  /^[\w./@%+=:-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`

export abstract class KeptFile {
  readonly #file: string

  /**
   * Opens it at once: an hour later would be too late to hear that it cannot be written. What is in it stays until
   * there is something to take its place. Throws UsageError.
   */
  constructor(file: string) {
    this.#file = file
    mayWrite(file)
  }

  /** What to tell of it once it is written. */
  protected abstract saidOf(file: string): string

  /** Answers what to tell of it, in one line. */
  write(text: string): { said: string; failed: boolean } {
    try {
      writeOut(this.#file, text)
    } catch (error) {
      return { said: (error as Error).message, failed: true }
    }
    return { said: this.saidOf(this.#file), failed: false }
  }
}

export class RecordFile extends KeptFile {
  readonly #begins: string

  /** `memory` is the file that the device began with, if it did. */
  constructor(file: string, memory?: string) {
    super(file)
    this.#begins = memory === undefined ? '' : `--memory ${quoted(memory)} `
  }

  protected saidOf(file: string): string {
    return `recorded in ${file}; play it again: npm run sim -- ${this.#begins}${quoted(file)}`
  }
}
