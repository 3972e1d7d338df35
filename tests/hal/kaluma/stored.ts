// What a board's files hold, read as the firmware reads it.

import { type Pair, pairIn } from '../../engines/store/stored-pair.ts'
import type { Files } from './fake.ts'

/** Undefined if no line counts. */
export const storedPair = (files: Files): Pair | undefined =>
  pairIn((slot) => {
    const bytes = files.get(`/unknot.${slot}`)
    return bytes && String.fromCharCode(...bytes)
  })

export const storedLine = (files: Files): string | undefined => storedPair(files)?.line
