// Deliberate defects in the settings and the journal.

import type { Defect } from './defect.ts'

export const STORE_DEFECTS: readonly Defect[] = [
  {
    name: 'the newest settings are overwritten',
    file: 'hal/store.ts',
    from: 'hal.write(sequence % 2,',
    to: 'hal.write(0,',
    seed: 1,
    invariant: 'the store has the newest settings, or the ones before',
  },
  {
    name: 'stored settings are not checked',
    file: 'hal/store.ts',
    from: 'parts.length === 3 && +parts[0]! === adler32(stored, parts[0]!.length) && number > sequence',
    to: 'number > sequence',
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
    name: 'the journal is overwritten in place',
    file: 'hal/shell.ts',
    from: 'hal.write(2 * JOURNAL_SLOT + 1 - newest, text)',
    to: 'hal.write(newest, text)',
    seed: 0,
    invariant: 'the journal has every session and how it ended',
  },
]
