// The settings and the journal that a device finds: the line that is the newest of those that are whole, and what is in
// the place that it names.

import { type Hal, JOURNAL_SLOT } from '../../../hal/hal.ts'
import * as store from '../../../hal/store.ts'
import { plugIn } from '../../../sim/device/plugged-hal.ts'
import { JOURNAL_FIELD, parseFields } from '../../../src/memory/settings.ts'

export interface Pair {
  line: string
  journal: string
}

/** Undefined if no line is whole. */
export function pairIn(read: (slot: number) => string | undefined): Pair | undefined {
  plugIn({ read } as Hal)
  const line = store.load()
  if (!line) return undefined
  return { line, journal: read(JOURNAL_SLOT + parseFields(line)[JOURNAL_FIELD]!) ?? '' }
}
