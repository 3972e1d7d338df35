// The memory of a device, in a file: it can be saved, looked at, and given to another device.

import { existsSync, readFileSync } from 'node:fs'
import { fileErrorReason } from '../../lib/command-line/file-error.ts'
import { quoted } from '../../lib/command-line/out-file.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import type { Device } from '../device/device.ts'
import { OutputFile } from '../live/record-file.ts'
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

/** The bytes of a memory file, as a device has them. */
export const toBytes = (memory: Memory): Buffer => Buffer.from(formatLog(memory), 'latin1')

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

/** Reads what --save wrote, or a dump of the log from a board, whatever is around it. Throws UsageError. */
export function readMemory(file: string): Memory {
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`)
  let text: string
  try {
    text = readFileSync(file, 'latin1')
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${fileErrorReason(error)}`)
  }
  const slots = parseJson(text)
  if (slots) return parseSlots(slots)
  if (!/^\xff+$/.test(text) && recordsIn(text).length === 0)
    throw new UsageError(
      `${file} is not the memory of a device; expected what --save wrote, or the file "knot" from a board's storage`,
    )
  return parseLogFile(text)
}

/** The message after a memory was written. */
export const savedIn = (file: string): string =>
  `memory saved in ${file}; look at it: npx unknot journal ${quoted(file)}`

/** The file that the live screen saves the memory in. */
export class MemoryFile extends OutputFile {
  protected messageFor(file: string): string {
    return savedIn(file)
  }
}
