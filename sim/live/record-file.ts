// Files that what was done on the live screen goes to, and the one for a recording.

import { checkWritable, quoted, writeFile } from '../../lib/command-line/out-file.ts'

export abstract class KeptFile {
  readonly #file: string

  /**
   * Opens it at once: an hour later would be too late to hear that it cannot be written. What is in it stays until
   * there is something to take its place. Throws UsageError.
   */
  constructor(file: string) {
    this.#file = file
    checkWritable(file)
  }

  /** What to tell of it once it is written. */
  protected abstract saidOf(file: string): string

  /** Answers what to tell of it, in one line. */
  write(text: string): { said: string; failed: boolean } {
    try {
      writeFile(this.#file, text)
    } catch (error) {
      return { said: (error as Error).message, failed: true }
    }
    return { said: this.saidOf(this.#file), failed: false }
  }
}

/** What to tell of a recording: `memory` is the file that the device began with, if it did. */
export const recordedIn = (file: string, memory?: string): string =>
  `recorded in ${file}; play it again: npx unknot sim ${
    memory === undefined ? '' : `--memory ${quoted(memory)} `
  }${quoted(file)}`

export class RecordFile extends KeptFile {
  readonly #memory: string | undefined

  /** `memory` is the file that the device began with, if it did. */
  constructor(file: string, memory?: string) {
    super(file)
    this.#memory = memory
  }

  protected saidOf(file: string): string {
    return recordedIn(file, this.#memory)
  }
}
