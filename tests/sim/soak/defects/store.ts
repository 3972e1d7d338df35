// Deliberate defects in the settings and the journal.

import type { Defect } from './defect.ts'

export const STORE_DEFECTS: readonly Defect[] = [
  {
    name: 'the page with the newest settings is erased',
    file: 'hal/store.ts',
    from: 'next = hal.beginPage(cell)',
    to: 'next = hal.beginPage(cell - CELLS)',
    seed: 1,
    invariant: 'a locked device moves nothing and opens no console',
  },
  {
    name: 'stored settings are not checked',
    file: 'hal/store.ts',
    from: '? parts : []',
    to: '? parts : parts',
    seed: 16,
    invariant: 'the journal has every session and how it ended',
  },
  {
    name: 'unlocking is not stored',
    file: 'src/gestures.ts',
    from: 'saved[settings.LOCKED_FIELD] = 0\n  settings.setUnsaved(true)',
    to: 'saved[settings.LOCKED_FIELD] = 0',
    seed: 4,
    invariant: 'a locked device moves nothing and opens no console',
    maxSteps: 15,
  },
  {
    name: 'a power cycle skips the rest',
    file: 'src/massager.ts',
    from: 'saved[settings.OPEN_FIELD]! > 0 ? REST_MS : 0',
    to: '0',
    seed: 11,
    invariant: 'the rest after a full or interrupted session outlasts a power cut',
  },
  {
    name: 'the beginning of a session is not stored',
    file: 'src/memory/journal.ts',
    from: 'saved[OPEN_FIELD] = OPEN + day',
    to: 'saved[OPEN_FIELD] = RESTING - RESTING',
    seed: 3,
    invariant: 'the journal has every session and how it ended',
  },
  {
    name: 'a session that a power cut ended is not counted',
    file: 'src/massager.ts',
    from: 'journal.closeRecord(journal.BY_POWER_CUT, session.program, saved[settings.STRENGTH_FIELD]!)',
    to: 'saved[settings.OPEN_FIELD] = settings.RESTING',
    seed: 0,
    invariant: 'the journal has every session and how it ended',
  },
  {
    name: 'the journal says that the owner ended every session',
    file: 'src/session.ts',
    from: 'endingReason = journal.BY_PROGRAM\n    turnOff()',
    to: 'turnOff()',
    seed: 2,
    invariant: 'the journal has every session and how it ended',
  },
  {
    name: 'a new page begins without the journal',
    file: 'hal/store.ts',
    from: "(split(hal.readCell(--cell))[3] || '') + journal",
    to: "(split(hal.readCell(--cell))[4] || '') + journal",
    seed: 0,
    invariant: 'the journal has every session and how it ended',
  },
]
