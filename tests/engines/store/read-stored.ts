// The settings and the journal that a device finds at its start: the newest whole line, and the journal in the slot that
// the line names.

import { type Hal, JOURNAL_SLOT } from '../../../hal/hal.ts'
import * as store from '../../../hal/store.ts'
import { plugIn } from '../../../sim/device/plugged-hal.ts'
import { JOURNAL_FIELD, parseFields } from '../../../src/memory/settings.ts'

export interface Stored {
  line: string
  journal: string
}

/** Undefined if no line is whole. */
export function readStored(read: (slot: number) => string | undefined): Stored | undefined {
  plugIn({ read } as Hal)
  const line = store.load()
  if (!line) return undefined
  return { line, journal: read(JOURNAL_SLOT + parseFields(line)[JOURNAL_FIELD]!) ?? '' }
}
