// The log: records of settings and sessions, appended to cells in pages of flash. A page is erased only while another
// has the newest settings and the journal. What a power cut leaves in a cell has no valid checksum.

import * as hal from '#hal'
import { JOURNAL_CHARS } from '../src/memory/journal.ts'
import { JOURNAL_FIELD } from '../src/memory/settings.ts'
import { adler32 } from '../src/program/format.ts'
import { CELLS, JOURNAL_SLOT, SETTINGS_SLOT } from './hal.ts'

/** More than any sequence number has. */
const NUMBER_CHARS = 9
/** A page begins with the journal so far, in two records. */
const HALF_CHARS = JOURNAL_CHARS / 2

/** Sequence number of the newest record. */
let sequence: number
/** The newest settings; undefined if nothing was ever stored, '' if nothing can be read. */
let savedText: string | undefined
/** The cell for the next record. Where it is a multiple of CELLS, that page must be begun. */
let next: number

/**
 * The parts of "checksum|sequence|settings|sessions"; none if the checksum, of all that follows it, is wrong. Nothing else
 * is taken for a number: Espruino throws if a text is too long for one.
 */
function split(stored: string): string[] {
  const parts = stored.split('|')
  return parts[0] === `${adler32(stored, parts[0]!.length)}` ? parts : []
}

/** Takes the settings of a cell, or of a slot, if they are newer. */
function take(cell: number): boolean {
  const stored = hal.readCell(cell)
  const parts = split(stored)
  if (stored && !savedText) savedText = ''
  if (!parts[2] || +parts[1]! <= sequence) return false
  sequence = +parts[1]!
  savedText = parts[2]
  return true
}

/** Answers with the newest settings. Throws what the board throws if it cannot read. */
export function load(): string | undefined {
  savedText = undefined
  sequence = next = 0
  hal.openLog()
  // The page that was begun last is likely to have them. From its end, the cells are older and older.
  let cell = 0
  for (let first = 0; first < hal.logCells; first += CELLS) {
    const stored = hal.readCell(first)
    const number = parseInt(stored.substr(stored.indexOf('|') + 1, NUMBER_CHARS), 10)
    if (stored) savedText = ''
    if (number > next) {
      next = number
      cell = first
    }
  }
  next = 0
  cell += CELLS
  for (let left = savedText === '' ? hal.logCells : 0; left > 0; left--) {
    cell = (cell || hal.logCells) - 1
    if (take(cell)) {
      next = cell + 1
      left = 0
    }
  }
  take(SETTINGS_SLOT)
  take(SETTINGS_SLOT - 1)
  return savedText
}

/** Writes a record to the next cell. Answers false if the cell was not empty, or does not have the record then. */
function append(text: string, sessions: string): boolean {
  const cell = next++
  if (hal.readCell(cell)) return false
  const body = `|${sequence}|${text}|${sessions}`
  const record = adler32(body, 0) + body
  hal.writeCell(cell, record)
  return hal.readCell(cell) === record
}

/** Begins the next page, or a new log. If it throws, what was stored before is still there. */
function turnPage(text: string, sessions: string): void {
  const end = next
  let cell = end
  let journal = ''
  if (cell > 0) {
    do journal = (split(hal.readCell(--cell))[3] || '') + journal
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
 * Stores settings, if there are any and they are not what was stored last, and records of sessions. To begin a page takes a
 * slow board more than a second: it is begun when `free` cells are left, 1, or 0 while somebody waits for the motor. Throws
 * what the board throws if it cannot.
 */
export function save(text: string | undefined, sessions: string, free: number): void {
  if (!text || (text === savedText && !sessions)) return
  sequence++
  if ((next + free) % CELLS <= free || !append(text, sessions)) turnPage(text, sessions)
  savedText = text
}
