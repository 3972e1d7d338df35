// The files that a command writes.

import { closeSync, openSync, writeFileSync } from 'node:fs'
import { UsageError } from './usage.ts'

const unwritable = (file: string, error: unknown): UsageError =>
  new UsageError(`cannot write ${file}: ${(error as NodeJS.ErrnoException).code ?? error}`)

/** Tells before a long run, not after it; what is in the file stays. Throws UsageError. */
export function checkWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'))
  } catch (error) {
    throw unwritable(file, error)
  }
}

/** Throws UsageError. */
export function writeFile(file: string, content: string | Buffer): void {
  try {
    writeFileSync(file, content)
  } catch (error) {
    throw unwritable(file, error)
  }
}

/** As a shell takes it for one word. */
export const quoted = (file: string): string =>
  /^[\w./@%+=:-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`
