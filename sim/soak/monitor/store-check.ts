// The invariant of the store, checked at each boot: flash has the settings and the journal that were written last.

import { LOCKED_FIELD, PROGRAM_FIELD, STRENGTH_FIELD } from '../../../src/memory/settings.ts'
import type { Device } from '../../device/device.ts'
import type { StoreWrite } from '../../device/device-store.ts'
import { type Memory, memoryOf } from '../../journal/memory.ts'
import { InvariantError } from '../invariants/invariant-error.ts'
import { fieldsOf, isFlashWorn } from './store-tracker.ts'

export const STORE_INVARIANT = 'the store has the newest settings, or the ones before'

/** What only the owner changes. */
const OWNERS_FIELDS = [LOCKED_FIELD, STRENGTH_FIELD, PROGRAM_FIELD] as const

export class StoreCheck {
  /** The newest settings that were written whole, and all that was stored then. */
  #newest: StoreWrite | undefined
  #memory: Memory | undefined

  /** Called after each observation. */
  update(device: Device): void {
    const { recentWrites } = device
    if (recentWrites.length === 0) return
    const newest = recentWrites.find(({ isWhole }) => isWhole)
    if (newest === this.#newest) return
    this.#newest = newest
    this.#memory = newest && memoryOf(device)
  }

  /** Returns whether it could be checked. Throws InvariantError. */
  checkBoot(device: Device): boolean {
    const newest = this.#newest
    if (!newest || isFlashWorn(device)) return false
    // The firmware may have written in this boot already: then it has read the newest settings before.
    const latest = device.recentWrites.find(({ isWhole }) => isWhole)
    const found = memoryOf(device)
    const isKept =
      latest === undefined || latest === newest
        ? found.settings === newest.text && found.journal === this.#memory!.journal
        : OWNERS_FIELDS.every((field) => fieldsOf(latest)[field] === fieldsOf(newest)[field])
    if (isKept) return true
    throw new InvariantError(
      STORE_INVARIANT,
      device.now,
      `"${newest.text}" with the journal "${this.#memory!.journal}" was written, but flash has "${found.settings}" with "${found.journal}"`,
    )
  }
}
