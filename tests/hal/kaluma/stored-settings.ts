// Settings and journal in a board's files, read as the firmware reads them.

import { readStored, type Stored } from '../../engines/store/read-stored.ts'
import type { Files } from './fake-pico.ts'

/** Undefined if no line counts. */
export const storedPair = (files: Files): Stored | undefined =>
  readStored((slot) => {
    const bytes = files.get(`/unknot.${slot}`)
    return bytes && String.fromCharCode(...bytes)
  })

export const storedLine = (files: Files): string | undefined => storedPair(files)?.line
