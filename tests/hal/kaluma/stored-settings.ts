// Settings and journal in a board's files, read as the firmware reads them.

import { type Pair, pairIn } from '../../engines/store/stored-pair.ts'
import type { Files } from './fake-pico.ts'

/** Undefined if no line is whole. */
export const storedPair = (files: Files): Pair | undefined =>
  pairIn((slot) => {
    const bytes = files.get(`/unknot.${slot}`)
    return bytes && String.fromCharCode(...bytes)
  })

export const storedLine = (files: Files): string | undefined => storedPair(files)?.line
