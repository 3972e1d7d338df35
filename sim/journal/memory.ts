// What a device has stored, as a file of its own: taken from one, looked at, and given to another.

import { existsSync, readFileSync } from 'node:fs'
import { JOURNAL_SLOT } from '../../hal/hal.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import type { Device } from '../device/device.ts'
import { OutputFile, quoted } from '../live/record-file.ts'
import { findNewest } from './stored-settings.ts'

/** Slots 0 and 1 have the settings, the other two the journal. */
export const SLOTS = JOURNAL_SLOT + 2
/** More than any firmware writes into a slot, and little enough for four of them to fit a small board. */
const MAX_SLOT_CHARS = 4000

/** The texts by slot; what is missing was never written. */
export type Memory = readonly (string | undefined)[]

/** The newest line of settings: undefined if there never was one, '' if there is none that can be read. */
export function settingsOf([first = '', second = '']: Memory): string | undefined {
  return first || second ? (findNewest([first, second]).text ?? '') : undefined
}

/** What this device has stored by now. */
export const memoryOf = (device: Device): Memory => Array.from({ length: SLOTS }, (_, slot) => device.read(slot))

/** This device has stored this before it was switched on. */
export function putMemory(device: Device, memory: Memory): void {
  memory.forEach((text, slot) => {
    if (text !== undefined) device.store.write(slot, text)
  })
  device.powerCycle()
}

/** The memory as a file has it: JSON, by slot. */
export const toJson = (memory: Memory): string => `${JSON.stringify({ ...memory }, undefined, 2)}\n`

const isSlot = ([slot, text]: [string, unknown]): boolean =>
  /^\d$/.test(slot) && Number(slot) < SLOTS && typeof text === 'string' && text.length <= MAX_SLOT_CHARS

/** Throws UsageError with what is wrong with the file. */
function parseMemory(file: string, text: string): Memory {
  let slots: unknown
  try {
    slots = JSON.parse(text)
  } catch {
    throw new UsageError(`${file} is no JSON`)
  }
  if (typeof slots !== 'object' || slots === null || Array.isArray(slots) || !Object.entries(slots).every(isSlot))
    throw new UsageError(
      `${file} is no memory of a device: {"0": "…", "1": "…", "2": "…", "3": "…"}, each the text of a slot`,
    )
  return Array.from({ length: SLOTS }, (_, slot) => (slots as Record<number, string>)[slot])
}

/** Throws UsageError. */
export function readMemory(file: string): Memory {
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as NodeJS.ErrnoException).code}`)
  }
  return parseMemory(file, text)
}

/** The file that a memory goes to. */
export class MemoryFile extends OutputFile {
  protected messageFor(file: string): string {
    return `memory saved in ${file}; look at it: npm run sim -- --journal ${quoted(file)}`
  }
}
