// What a device has stored: a log in flash, and its latest writes of settings.

import type { Hal } from '../../hal/hal.ts'
import { LogPages } from '../world/log-pages.ts'
import { UndoFlash } from './undo-flash.ts'

/** The log of a Puck.js. */
const LOG_PAGES = 3
/** Power may cut short so many writes in a row before the last whole one is forgotten. */
const MAX_WRITES = 100

export interface StoreWrite {
  /** The line of settings. */
  text: string
  /** Whether all of it was written. */
  isWhole: boolean
}

/** The settings in a record of the log; '' if it has none. */
const settingsOf = (record: string): string => record.split('|')[2] ?? ''

export class DeviceStore {
  readonly flash: UndoFlash
  /** The latest writes of settings, the newest first, back to the last that is whole. */
  readonly recentWrites: StoreWrite[] = []
  /** Whether there is room for a slot. */
  hasRoom = true
  /** Slots of earlier firmware, and programs that a host keeps, by number. */
  readonly slots: Record<number, string> = {}
  readonly #findLog: () => LogPages | undefined

  /** `findLog` finds the pages of the log in this flash, if there are any. */
  constructor(flash: UndoFlash, findLog: () => LogPages | undefined) {
    this.flash = flash
    this.#findLog = findLog
  }

  get log(): LogPages | undefined {
    return this.#findLog()
  }

  /** The log as text, at this time in ms. What code has written that is ahead of it does not count yet. */
  textAt(ms: number): string {
    return this.log?.textOf(this.flash.bytesAt(ms)) ?? ''
  }

  /** Notes that a record is being written. It is whole once the caller says so. */
  noteWrite(record: string): StoreWrite {
    const write = { text: settingsOf(record), isWhole: false }
    if (!write.text) return write
    this.recentWrites.unshift(write)
    const whole = this.recentWrites.findIndex((earlier) => earlier.isWhole)
    this.recentWrites.length = Math.min(whole < 0 ? MAX_WRITES : whole + 1, this.recentWrites.length)
    return write
  }

  /** The part of a HAL that stores, for code that writes settings before the device is switched on. */
  get hal(): Hal {
    const log = this.log
    if (!log) throw new Error('there is no log')
    return {
      logCells: log.cells,
      openLog: () => {},
      readCell: (cell: number) => (cell < 0 ? (this.slots[~cell] ?? '') : log.read(cell)),
      writeCell: (cell: number, text: string) => log.write(cell, text),
      beginPage: (cell: number) => {
        const first = cell % log.cells
        log.erase(first)
        return first
      },
      dropSlots: () => {},
    } as Partial<Hal> as Hal
  }
}

/** A store on flash that endures so many erases of a page. */
export function createStore(flashErases: number, seed: number): DeviceStore {
  const flash = new UndoFlash(LOG_PAGES, flashErases, seed)
  const log = new LogPages(flash, 0, LOG_PAGES)
  return new DeviceStore(flash, () => log)
}
