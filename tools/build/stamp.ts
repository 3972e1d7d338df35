// The first statement of every built file: what it is, its version and its board, to be read back from a board's flash.
// It stays there: a string that nothing keeps costs no memory.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const version: string = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version

export interface Stamp {
  version: string
  board: string
}

export const stamp = (board: string): string => `"unknot ${version} ${board}";`

/** Longest beginning of a file that holds its stamp. */
export const STAMP_BYTES = 60

/** What the beginning of a file says it is; undefined where it is none of ours. */
export function readStamp(text: string): Stamp | undefined {
  const [, version, board] = /^"unknot (\S+) (\S+)";/.exec(text) ?? []
  return version === undefined || board === undefined ? undefined : { version, board }
}
