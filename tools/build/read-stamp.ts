// The stamp of a built file, as it is read back from a board.

export interface Stamp {
  version: string
  board: string
}

/** A stamp is never longer. */
export const STAMP_BYTES = 60

/** The stamp at the beginning of a file; undefined if the file is not an unknot file. */
export function readStamp(text: string): Stamp | undefined {
  const [, version, board] = /^"unknot (\S+) (\S+)";/.exec(text) ?? []
  return version === undefined || board === undefined ? undefined : { version, board }
}
