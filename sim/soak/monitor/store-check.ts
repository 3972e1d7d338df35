// The invariant of the store, checked at each boot: flash has the settings and the journal that were written last.

import { JOURNAL_SLOT } from '../../../hal/hal.ts'
import { JOURNAL_FIELD, LOCKED_FIELD, PROGRAM_FIELD, STRENGTH_FIELD } from '../../../src/memory/settings.ts'
import type { Device } from '../../device/device.ts'
import type { StoreWrite } from '../../device/device-store.ts'
import { InvariantError } from '../invariants/invariant-error.ts'
import { fieldsOf, isFlashWorn } from './store-tracker.ts'

export const STORE_INVARIANT = 'the store has the newest settings, or the ones before'

/** What only the owner changes. */
const OWNERS_FIELDS = [LOCKED_FIELD, STRENGTH_FIELD, PROGRAM_FIELD] as const

export class StoreCheck {
  /** The newest whole line of settings, and the journal that belongs to it. */
  #newest: StoreWrite | undefined
  #journal: string | undefined

  /** Called after each observation. */
  update(device: Device): void {
    const { recentWrites } = device
    if (recentWrites.length === 0) return
    const newest = recentWrites.find(({ isWhole }) => isWhole)
    if (newest === this.#newest) return
    this.#newest = newest
    this.#journal = newest && this.#journalOf(device, newest)
  }

  #journalOf(device: Device, write: StoreWrite): string | undefined {
    return device.read(JOURNAL_SLOT + fieldsOf(write)[JOURNAL_FIELD]!)
  }

  /** Returns whether it could be checked. Throws InvariantError. */
  checkBoot(device: Device): boolean {
    const newest = this.#newest
    const isLost = isFlashWorn(device) || device.store.files.wasCutWhileCompacting
    if (!newest || isLost) return false
    // The firmware may have written in this boot already: then it has read the newest settings before.
    const latest = device.recentWrites.find(({ isWhole }) => isWhole)
    const isKept =
      latest === undefined || latest === newest
        ? device.read(newest.slot) === newest.text && this.#journalOf(device, newest) === this.#journal
        : OWNERS_FIELDS.every((field) => fieldsOf(latest)[field] === fieldsOf(newest)[field])
    if (isKept) return true
    const stored = device.read(newest.slot)
    throw new InvariantError(
      STORE_INVARIANT,
      device.now,
      `"${newest.text}" with the journal "${this.#journal}" was written, but flash has "${stored}"`,
    )
  }
}
