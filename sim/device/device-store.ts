// What a device has stored, in files in flash as Espruino keeps them, and its latest writes.

import { JOURNAL_SLOT } from '../../hal/hal.ts'
import { Files } from '../world/files.ts'
import { Flash } from '../world/flash.ts'

/** The storage of a Puck.js. */
const FLASH_PAGES = 10
/** Power may cut short so many writes in a row before the last whole one is forgotten. */
const MAX_WRITES = 100

export interface StoreWrite {
  slot: number
  text: string
  /** Whether all of it was written. */
  isWhole: boolean
}

/** The name of a slot's file, on every engine. */
export const slotFile = (slot: number): string => `unknot.${slot}`

/** Files in the flash of a board. */
export interface StoredFiles extends Pick<Files, 'flash' | 'wasCutWhileCompacting' | 'read' | 'write'> {}

export class DeviceStore {
  readonly files: StoredFiles
  /** The latest writes of settings, the newest first, back to the last that is whole. */
  readonly recentWrites: StoreWrite[] = []

  constructor(files: StoredFiles) {
    this.files = files
  }

  read(slot: number): string | undefined {
    return this.files.read(slotFile(slot))
  }

  /** Throws where there is no room, and PowerLostError. */
  write(slot: number, text: string): void {
    const write = this.noteWrite(slot, text)
    this.files.write(slotFile(slot), text)
    write.isWhole = true
  }

  /** Notes that a text is being written. It is whole once the caller says so. */
  noteWrite(slot: number, text: string): StoreWrite {
    const write = { slot, text, isWhole: false }
    if (slot < JOURNAL_SLOT) this.recentWrites.unshift(write)
    const whole = this.recentWrites.findIndex((earlier) => earlier.isWhole)
    this.recentWrites.length = Math.min(whole < 0 ? MAX_WRITES : whole + 1, this.recentWrites.length)
    return write
  }
}

/** A store on flash that endures so many erases of a page. */
export const createStore = (flashErases: number, seed: number): DeviceStore =>
  new DeviceStore(new Files(new Flash(FLASH_PAGES, flashErases, seed)))
