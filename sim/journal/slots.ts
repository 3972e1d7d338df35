// What firmware without a log has stored: two slots for the settings and two for the journal, each pair written in turn.
// The host still writes settings there: the device takes the newest line, of the log or of a slot.

import { JOURNAL_FIELD, parseFields } from '../../src/memory/settings.ts'
import { adler32 } from '../../src/program/format.ts'
import { type Memory, parseLog } from './log.ts'

/** The texts of the slots; undefined for one that was never written. */
export type Slots = readonly (string | undefined)[]

export const SLOTS = 4

/** The line with sequence number and checksum, as a slot has it. */
export function formatSlot(line: string, sequence: number): string {
  const body = `|${sequence}|${line}`
  return adler32(body, 0) + body
}

/** The line of the newest whole slot, and the journal that belongs to it. */
export function parseSlots([first = '', second = '', ...journals]: Slots): Memory {
  let sequence = 0
  let line = ''
  for (const stored of [first, second]) {
    const [sum = '', number = '', text, ...more] = stored.split('|')
    const isWhole = text !== undefined && more.length === 0 && sum === String(adler32(stored, sum.length))
    if (isWhole && Number(number) > sequence) {
      sequence = Number(number)
      line = text
    }
  }
  const settings = first || second ? line : undefined
  const [one = '', two = ''] = journals
  // Until both are full, the longer text is the newer one.
  const longer = two.length > one.length ? two : one
  const named = parseFields(line)[JOURNAL_FIELD] === 1 ? two || one : one || two
  return { settings, journal: line ? named : longer, sequence }
}

/** What a start takes: the newest settings of a log, or those of its first slot if a host wrote newer ones there. */
export function newestOf(log: string, slot = ''): Memory {
  const [stored, written] = [parseLog(log), parseSlots([slot])]
  return written.sequence > stored.sequence ? { ...stored, ...written, journal: stored.journal } : stored
}
