// The log: records of settings and sessions, appended to cells in pages of flash. A page is erased only while another
// has the newest settings and the journal. What a power cut leaves in a cell has no valid checksum.

import * as hal from '#hal'
import { JOURNAL_CHARS } from '../src/memory/journal.ts'
import { JOURNAL_FIELD } from '../src/memory/settings.ts'
import { adler32 } from '../src/program/format.ts'
import { CELLS, JOURNAL_SLOT, LAST_SETTINGS_SLOT } from './hal.ts'

/** A page begins with the journal so far, in two records. */
const HALF_CHARS = JOURNAL_CHARS / 2

/** Sequence number of the newest record. */
let sequence: number
/** The settings that were stored last, if any were since power-up. */
let savedText: string | undefined
/** The cell for the next record. Where it is a multiple of CELLS, that page must be begun. */
let next: number

/**
 * The parts of "checksum|sequence|settings|sessions". None if the checksum, of all that follows it, is wrong, or the
 * record is not newer than number `after`.
 */
function split(stored: string, after: number): string[] {
  const parts = stored.split('|')
  return +parts[1]! > after && +parts[0]! === adler32(stored, parts[0]!.length) ? parts : []
}

/**
 * The newest settings; undefined if nothing was ever stored, '' if nothing can be read. Throws what the board throws if
 * it cannot read.
 */
export function load(): string | undefined {
  let text: string | undefined
  savedText = undefined
  sequence = next = 0
  hal.openLog()
  // The newest come last in a page, so they are met first. Cells below 0 are slots.
  for (let cell = hal.logCells; cell-- > LAST_SETTINGS_SLOT; ) {
    const stored = hal.readCell(cell)
    if (stored && !text) text = ''
    const parts = split(stored, sequence)
    if (parts[2]) {
      sequence = +parts[1]!
      text = parts[2]
      if (cell >= 0) next = cell + 1
    }
  }
  return text
}

/** Writes a record to the next cell. Answers false if the cell does not take it. */
function append(text: string, sessions: string): boolean {
  const body = `|${sequence}|${text}|${sessions}`
  const record = adler32(body, 0) + body
  hal.writeCell(next, record)
  return hal.readCell(next++) === record
}

/** Begins the next page, or a new log. If it throws, what was stored before is still there. */
function turnPage(text: string, sessions: string): void {
  const end = next
  let cell = end
  let journal = ''
  if (cell > 0) {
    do journal = (split(hal.readCell(--cell), 0)[3] || '') + journal
    while (cell % CELLS)
    cell += CELLS
  } else journal = hal.readCell(JOURNAL_SLOT - +text.split(',')[JOURNAL_FIELD]!)
  journal = journal.slice(-JOURNAL_CHARS)
  next = hal.beginPage(cell)
  if (!append('', journal.slice(0, HALF_CHARS)) || !append('', journal.slice(HALF_CHARS)) || !append(text, sessions)) {
    next = end
    throw 'flash'
  }
  hal.dropSlots()
}

/**
 * Stores settings, if they are not what was stored last, and records of sessions. Throws what the board throws if it
 * cannot.
 */
export function save(text: string, sessions: string): void {
  if (text === savedText && !sessions) return
  sequence++
  if (next % CELLS === 0 || !append(text, sessions)) turnPage(text, sessions)
  savedText = text
}
