// Files that the live screen writes at its end. The first is a recording.

import { checkWritable, quoted, writeFile } from '../../lib/command-line/out-file.ts'

export abstract class OutputFile {
  readonly #file: string

  /**
   * Opens the file at once, so that a mistake is reported before the session, not an hour later. Its contents stay until
   * they are replaced. Throws UsageError.
   */
  constructor(file: string) {
    this.#file = file
    checkWritable(file)
  }

  /** The message after the file was written. */
  protected abstract messageFor(file: string): string

  /** Returns a message of one line. */
  write(content: string | Uint8Array): { message: string; failed: boolean } {
    try {
      writeFile(this.#file, content)
    } catch (error) {
      return { message: (error as Error).message, failed: true }
    }
    return { message: this.messageFor(this.#file), failed: false }
  }
}

/** The message after a recording was written. `memory` is the file that the device began with. */
export const recordedIn = (file: string, memory?: string): string =>
  `recorded in ${file}; play it again: npx unknot sim ${
    memory === undefined ? '' : `--memory ${quoted(memory)} `
  }${quoted(file)}`

export class RecordFile extends OutputFile {
  readonly #memory: string | undefined

  /** `memory` is the file that the device began with. */
  constructor(file: string, memory?: string) {
    super(file)
    this.#memory = memory
  }

  protected messageFor(file: string): string {
    return recordedIn(file, this.#memory)
  }
}
