// The memory of a device: it can be saved as text, looked at, and given to another device.

import { JOURNAL_SLOT } from '../../hal/hal.ts'
import { UsageError } from '../../lib/command-line/names.ts'
import type { Device } from '../device/device.ts'
import { findNewest } from './stored-settings.ts'

/** Slots 0 and 1 have the settings, the other two the journal. */
export const SLOTS = JOURNAL_SLOT + 2
/** More than any firmware writes into a slot; four slots of this length still fit a small board. */
const MAX_SLOT_CHARS = 4000

/** The texts of the slots; undefined for a slot that was never written. */
export type Memory = readonly (string | undefined)[]

/** The newest line of settings: undefined if none was ever stored, '' if none can be read. */
export function settingsOf([first = '', second = '']: Memory): string | undefined {
  return first || second ? (findNewest([first, second]).text ?? '') : undefined
}

/** What the device has stored by now. */
export const memoryOf = (device: Device): Memory => Array.from({ length: SLOTS }, (_, slot) => device.read(slot))

/** Stores the memory in a device, and starts it again. */
export function putMemory(device: Device, memory: Memory): void {
  memory.forEach((text, slot) => {
    if (text !== undefined) device.store.write(slot, text)
  })
  device.powerCycle()
}

/** The text of a memory file: JSON, by slot. */
export const toJson = (memory: Memory): string => `${JSON.stringify({ ...memory }, undefined, 2)}\n`

const isSlot = ([slot, text]: [string, unknown]): boolean =>
  /^\d$/.test(slot) && Number(slot) < SLOTS && typeof text === 'string' && text.length <= MAX_SLOT_CHARS

/** The memory in the text of a file; `file` is its name, for messages. Throws UsageError. */
export function parseMemory(file: string, text: string): Memory {
  let slots: unknown
  try {
    slots = JSON.parse(text)
  } catch {
    throw new UsageError(`${file} is not JSON; expected the memory of a device, as --save writes it`)
  }
  if (typeof slots !== 'object' || slots === null || Array.isArray(slots) || !Object.entries(slots).every(isSlot))
    throw new UsageError(
      `${file} is not the memory of a device; expected {"0": "…", "1": "…", "2": "…", "3": "…"} with the text of each slot`,
    )
  return Array.from({ length: SLOTS }, (_, slot) => (slots as Record<number, string>)[slot])
}
