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

const fileName = (slot: number): string => `unknot.${slot}`

export class DeviceStore {
  readonly files: Files
  /** The latest writes of settings, the newest first, back to the last that is whole. */
  readonly recentWrites: StoreWrite[] = []

  constructor(flashErases: number, seed: number) {
    this.files = new Files(new Flash(FLASH_PAGES, flashErases, seed))
  }

  read(slot: number): string | undefined {
    return this.files.read(fileName(slot))
  }

  /** Throws where there is no room, and PowerLostError. */
  write(slot: number, text: string): void {
    const write = { slot, text, isWhole: false }
    if (slot < JOURNAL_SLOT) this.recentWrites.unshift(write)
    const whole = this.recentWrites.findIndex((earlier) => earlier.isWhole)
    this.recentWrites.length = Math.min(whole < 0 ? MAX_WRITES : whole + 1, this.recentWrites.length)
    this.files.write(fileName(slot), text)
    write.isWhole = true
  }
}
