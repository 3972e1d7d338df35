// The text of a log, as the device writes it (hal/store.ts): whole records between erased bytes, in any order. It reads
// any text, such as a dump of flash.

import { CELLS } from '../../hal/hal.ts'
import { JOURNAL_CHARS } from '../../src/memory/journal.ts'
import { adler32 } from '../../src/program/format.ts'

export interface LogRecord {
  sequence: number
  /** The line of settings; '' in the records that a page begins with. */
  settings: string
  /** The sessions that ended since the record before. */
  sessions: string
}

const ERASED = '\xff'
const CELL_BYTES = 256

/** A record as it is in flash. */
export function formatRecord({ sequence, settings, sessions }: LogRecord): string {
  const body = `|${sequence}|${settings}|${sessions}`
  return adler32(body, 0) + body
}

/** The whole records, in the order of their cells. */
export const recordsIn = (text: string): LogRecord[] =>
  [...text.matchAll(/\d+\|(\d+)\|([^|\xff]*)\|([^|\xff]*)/g)].flatMap(([whole, sequence, settings, sessions]) => {
    const record = { sequence: Number(sequence), settings: settings!, sessions: sessions! }
    return formatRecord(record) === whole ? [record] : []
  })

/** What a device has stored. */
export interface Memory {
  /** The newest line of settings: undefined if none was ever stored, '' if none can be read. */
  settings: string | undefined
  /** The records of its sessions, the oldest first. */
  journal: string
  /** Of the newest record; 0 before the first. */
  sequence: number
}

export const EMPTY: Memory = { settings: undefined, journal: '', sequence: 0 }

/** The newest state in the text of a log. */
export function parseLog(text: string): Memory {
  const records = recordsIn(text)
  const newest = records.reduce<LogRecord | undefined>(
    (best, record) => (record.settings && record.sequence > (best?.sequence ?? 0) ? record : best),
    undefined,
  )
  if (!newest) return { ...EMPTY, settings: /^\xff*$/.test(text) ? undefined : '' }
  // The newest page begins with the journal before it, under the number of its first settings.
  const withSettings = new Set(records.flatMap(({ settings, sequence }) => (settings ? [sequence] : [])))
  const begun = records.filter(({ settings, sequence }) => !settings && withSettings.has(sequence))
  const from = Math.max(0, ...begun.map(({ sequence }) => sequence))
  const parts = [
    ...begun.filter(({ sequence }) => sequence === from),
    ...records.filter(({ settings, sequence }) => settings && sequence >= from).sort((a, b) => a.sequence - b.sequence),
  ]
  const journal = parts.map(({ sessions }) => sessions).join('')
  return { settings: newest.settings, journal: journal.slice(-JOURNAL_CHARS), sequence: newest.sequence }
}

/** The file of a log begins with its address. */
export const parseLogFile = (text: string): Memory => parseLog(text.replace(/^\d+(?=\xff)/, ''))

/** A page of a log with this memory, in cells of so many bytes. A line that cannot be read stays one. */
export function formatLog({ settings, journal, sequence }: Memory, cellBytes = CELL_BYTES): string {
  const half = JOURNAL_CHARS / 2
  const number = Math.max(1, sequence)
  const begin = [journal.slice(0, half), journal.slice(half)].map((sessions) => ({ settings: '', sessions }))
  const records = settings === undefined ? [] : [...begin, { settings, sessions: '' }]
  return records
    .map((record) => formatRecord({ sequence: number, ...record }).padEnd(cellBytes, ERASED))
    .join('')
    .padEnd(CELLS * cellBytes, ERASED)
}
