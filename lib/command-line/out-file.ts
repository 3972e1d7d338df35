// Writes the files of a command.

import { closeSync, openSync, writeFileSync } from 'node:fs'
import { fileErrorReason } from './file-error.ts'
import { UsageError } from './usage.ts'

const cannotWriteError = (file: string, error: unknown): UsageError =>
  new UsageError(`cannot write ${file}: ${fileErrorReason(error)}`)

/** For use before a long run. It creates the file, and keeps its content. Throws UsageError. */
export function checkWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'))
  } catch (error) {
    throw cannotWriteError(file, error)
  }
}

/** Throws UsageError. */
export function writeFile(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content)
  } catch (error) {
    throw cannotWriteError(file, error)
  }
}

/** The name of a file as one word for a shell. */
export const quoted = (file: string): string =>
  /^[\w./@%+=:-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`
