// The memory of a device: it can be saved, looked at, and given to another device.

import { toBytes as latin1 } from '../../lib/bytes.ts'
import { UsageError } from '../../lib/command-line/names.ts'
import type { Device } from '../device/device.ts'
import { formatLog, type Memory, parseLog, parseLogFile, recordsIn } from './log.ts'
import { parseSlots, SLOTS, type Slots } from './slots.ts'

export type { Memory } from './log.ts'

/** More than any firmware wrote into a slot. */
const MAX_SLOT_CHARS = 4000

/** What the device has stored by now. */
export const memoryOf = (device: Device): Memory => parseLog(device.store.textAt(device.now))

/** Stores the memory in a device that has stored nothing, and starts it again. */
export function putMemory(device: Device, memory: Memory): void {
  const log = device.store.log!
  const text = formatLog(memory, log.cellBytes)
  for (let cell = 0; cell * log.cellBytes < text.length; cell++)
    log.write(cell, text.slice(cell * log.cellBytes, (cell + 1) * log.cellBytes).split('\xff', 1)[0]!)
  device.powerCycle()
}

/** The text of a memory file, as a device has it: a character is a byte. */
export const toText = (memory: Memory): string => formatLog(memory)

/** Its bytes. */
export const toBytes = (memory: Memory): Uint8Array => latin1(toText(memory))

const isSlot = ([slot, text]: [string, unknown]): boolean =>
  /^\d$/.test(slot) && Number(slot) < SLOTS && typeof text === 'string' && text.length <= MAX_SLOT_CHARS

/** The slots of earlier firmware, as JSON: {"0": "…", …}. Undefined for other text. */
function parseJson(text: string): Slots | undefined {
  try {
    const slots: unknown = JSON.parse(text)
    if (typeof slots !== 'object' || slots === null || Array.isArray(slots)) return undefined
    if (!Object.entries(slots).every(isSlot)) return undefined
    return Array.from({ length: SLOTS }, (_, slot) => (slots as Record<number, string>)[slot])
  } catch {
    return undefined
  }
}

/**
 * Reads what --save wrote, or a dump of the log from a board, whatever is around it. A character is a byte; `file` is the
 * name of the file, for messages. Throws UsageError.
 */
export function parseMemory(file: string, text: string): Memory {
  const slots = parseJson(text)
  if (slots) return parseSlots(slots)
  if (!/^\xff+$/.test(text) && recordsIn(text).length === 0)
    throw new UsageError(
      `${file} is not the memory of a device; expected what --save wrote, or the file "knot" from a board's storage`,
    )
  return parseLogFile(text)
}
