// The memory of a device, in a file.

import { existsSync, readFileSync } from 'node:fs'
import { fileErrorReason } from '../../lib/command-line/file-error.ts'
import { UsageError } from '../../lib/command-line/names.ts'
import { quoted } from '../../lib/command-line/out-file.ts'
import { OutputFile } from '../live/record-file.ts'
import { type Memory, parseMemory } from './memory.ts'

/** Throws UsageError. */
export function readMemory(file: string): Memory {
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${fileErrorReason(error)}`)
  }
  return parseMemory(file, text)
}

/** The message after a memory was written. */
export const savedIn = (file: string): string =>
  `memory saved in ${file}; look at it: npx unknot journal ${quoted(file)}`

/** The file that the live screen saves the memory in. */
export class MemoryFile extends OutputFile {
  protected messageFor(file: string): string {
    return savedIn(file)
  }
}
