// Files that a run is written to.

import { closeSync, openSync, writeFileSync } from 'node:fs'
import { UsageError } from './usage.ts'

const cannot = (file: string, error: unknown): UsageError =>
  new UsageError(`cannot write ${file}: ${(error as NodeJS.ErrnoException).code ?? error}`)

/** Complains before a long run, not after it; what is in the file stays. Throws UsageError. */
export function mayWrite(file: string): void {
  try {
    closeSync(openSync(file, 'a'))
  } catch (error) {
    throw cannot(file, error)
  }
}

/** Throws UsageError. */
export function writeOut(file: string, content: string | Buffer): void {
  try {
    writeFileSync(file, content)
  } catch (error) {
    throw cannot(file, error)
  }
}
