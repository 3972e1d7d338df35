// The stamp is the first statement of every built file: "unknot VERSION BOARD". The flash command reads it back from a
// board. A string statement needs no memory on the device.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const version: string = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version

export interface Stamp {
  version: string
  board: string
}

export const makeStamp = (board: string): string => `"unknot ${version} ${board}";`

/** A stamp is never longer. */
export const STAMP_BYTES = 60

/** The stamp at the beginning of a file; undefined if the file is not an unknot file. */
export function readStamp(text: string): Stamp | undefined {
  const [, version, board] = /^"unknot (\S+) (\S+)";/.exec(text) ?? []
  return version === undefined || board === undefined ? undefined : { version, board }
}
