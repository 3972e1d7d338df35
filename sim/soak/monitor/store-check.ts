// The invariant of the store, checked at each boot: flash has the settings and the journal that were written last.

import { JOURNAL_SLOT } from '../../../hal/hal.ts'
import { JOURNAL_FIELD } from '../../../src/memory/settings.ts'
import type { Device } from '../../device/device.ts'
import type { StoreWrite } from '../../device/device-store.ts'
import { InvariantError } from '../invariants/invariant-error.ts'
import { fieldsOf, isFlashWorn } from './store-tracker.ts'

export const STORE_INVARIANT = 'the store has the newest settings, or the ones before'

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
    // A later write of this boot has taken the place of the line, or flash could not keep it.
    const isNewer = device.recentWrites[0]?.isWhole && device.recentWrites[0] !== newest
    const isLost = isFlashWorn(device) || device.store.files.wasCutWhileCompacting
    if (!newest || isNewer || isLost) return false
    const journal = this.#journalOf(device, newest)
    const stored = device.read(newest.slot)
    if (stored === newest.text && journal === this.#journal) return true
    throw new InvariantError(
      STORE_INVARIANT,
      device.now,
      `"${newest.text}" and the journal "${this.#journal}" were written, but flash has "${stored}" and "${journal}"`,
    )
  }
}
