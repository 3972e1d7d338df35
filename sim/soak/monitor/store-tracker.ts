// Tracks what a device writes to its store, from outside: the newest whole line of settings, and damage to the flash.

import { parseFields } from '../../../src/memory/settings.ts'
import type { Device } from '../../device/device.ts'
import type { StoreWrite } from '../../device/device-store.ts'

/** The fields of the settings in a stored line. */
export const fieldsOf = ({ text }: StoreWrite): number[] => parseFields(text)

/** Whether a page was erased as often as it endures. */
export const isFlashWorn = ({ store, settings }: Device): boolean =>
  store.flash.erases.some((erases) => erases >= settings.flashErases)

export class StoreTracker {
  /** The fields of the newest whole line, and whether it was written since the last update. */
  storedFields: readonly number[] | undefined
  hasStored = false
  /** Flash is worn. */
  isDamaged = false
  #newestWhole: StoreWrite | undefined
  #newest: StoreWrite | undefined
  #bytesWritten = 0

  /** Whether settings were written since the last update. */
  hasNewWrite(device: Device): boolean {
    return device.recentWrites[0] !== this.#newest
  }

  update(device: Device): void {
    const { recentWrites, store } = device
    const { bytesWritten } = store.flash
    this.#newest = recentWrites[0]
    if (bytesWritten !== this.#bytesWritten) {
      this.#bytesWritten = bytesWritten
      this.isDamaged ||= isFlashWorn(device)
    }
    const whole = recentWrites.length > 0 ? recentWrites.find((write) => write.isWhole) : undefined
    this.hasStored = whole !== undefined && whole !== this.#newestWhole
    if (this.hasStored) this.storedFields = fieldsOf(whole!)
    this.#newestWhole = whole
  }
}
