// Stored settings, as hal/store.ts writes them: two slots in turn, each with "checksum|sequence|settings".

import {
  DROP_OUT_MV_FIELD,
  LOCKED_FIELD,
  parseFields,
  SETTINGS_VERSION,
  START_MV_FIELD,
  TOP_HZ_FIELD,
} from '../../src/memory/settings.ts'
import { adler32 } from '../../src/program/format.ts'

/** The texts of both slots; '' for an empty one. */
export type Slots = readonly [string, string]

/** The newest whole line. */
export interface Newest {
  /** 0 before the first line. */
  sequence: number
  text?: string
}

export function findNewest(slots: Slots): Newest {
  let found: Newest = { sequence: 0 }
  for (const stored of slots) {
    const [sum = '', number = '', text, ...more] = stored.split('|')
    const sequence = Number(number)
    const whole = text !== undefined && more.length === 0 && sum === String(adler32(stored, sum.length))
    if (whole && sequence > found.sequence) found = { sequence, text }
  }
  return found
}

/** The line that makes `text` the newest, and the slot that the device would write it to. */
export function nextLine({ sequence }: Newest, text: string): { slot: number; line: string } {
  const body = `|${sequence + 1}|${text}`
  return { slot: sequence % 2, line: adler32(body, 0) + body }
}

/** Values measured on this motor; 0 where none was measured. */
export interface Measured {
  startMv: number
  dropOutMv: number
  topHz: number
}

/** The settings as the device reads them. */
const settingsOf = ({ text }: Newest): number[] => parseFields(text)

export function measuredValues(stored: Newest): Measured {
  const settings = settingsOf(stored)
  return {
    startMv: settings[START_MV_FIELD]!,
    dropOutMv: settings[DROP_OUT_MV_FIELD]!,
    topHz: settings[TOP_HZ_FIELD]!,
  }
}

/** Whether the device is locked, as a new one is. */
export const isLocked = (stored: Newest): boolean => settingsOf(stored)[LOCKED_FIELD] === 1

/** The settings with this top frequency. */
export function withTopHz(stored: Newest, topHz: number): string {
  const settings = settingsOf(stored)
  settings[TOP_HZ_FIELD] = topHz
  settings[0] ||= SETTINGS_VERSION
  return settings.join(',')
}
