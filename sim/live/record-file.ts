// Files that what was done on the live screen goes to, and the one for a recording.

import { mayWrite, writeOut } from '../../lib/command-line/out-file.ts'

/** As a shell takes it for one word. */
export const quoted = (file: string): string =>
  /^[\w./@%+=:-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`

export abstract class OutputFile {
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
  protected abstract messageFor(file: string): string

  /** Answers what to tell of it, in one line. */
  write(text: string): { message: string; failed: boolean } {
    try {
      writeOut(this.#file, text)
    } catch (error) {
      return { message: (error as Error).message, failed: true }
    }
    return { message: this.messageFor(this.#file), failed: false }
  }
}

export class RecordFile extends OutputFile {
  readonly #begins: string

  /** `memory` is the file that the device began with, if it did. */
  constructor(file: string, memory?: string) {
    super(file)
    this.#begins = memory === undefined ? '' : `--memory ${quoted(memory)} `
  }

  protected messageFor(file: string): string {
    return `recorded in ${file}; play it again: npm run sim -- ${this.#begins}${quoted(file)}`
  }
}
