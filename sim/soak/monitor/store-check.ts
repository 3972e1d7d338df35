// The invariant of the store, checked at each boot: the device has the settings and the journal that were written last,
// or, if that write was cut off, the ones before.

import { JOURNAL_SLOT } from '../../../hal/hal.ts'
import { JOURNAL_FIELD, LOCKED_FIELD, PROGRAM_FIELD, STRENGTH_FIELD } from '../../../src/memory/settings.ts'
import type { Device } from '../../device/device.ts'
import type { StoreWrite } from '../../device/device-store.ts'
import { InvariantError } from '../invariants/invariant-error.ts'
import { fieldsOf, isFlashWorn } from './store-tracker.ts'

export const STORE_INVARIANT = 'the store has the newest settings, or the ones before'

/** States in which the motor is off and nothing happens. */
export const IDLE_STATES: readonly string[] = ['off', 'locked']

/** States that do not show whether the device is locked. */
const OTHER_STATES: readonly string[] = ['charging', 'fault', 'service']

/** Version, locked, strength and program of a new device, and of a device that lost its settings. */
const NEW_FIELDS = [2, 1, 3, 0]
const GENTLE_FIELDS = [2, 1, 1, 0]

/** Settings that the next boot may find, and the journal that belongs to them. */
interface Stored {
  write?: StoreWrite
  fields: readonly number[]
  journal: string | undefined
}

const journalOf = (device: Device, fields: readonly number[]): string | undefined =>
  device.read(JOURNAL_SLOT + fields[JOURNAL_FIELD]!)

const stateOf = (fields: readonly number[]): string => (fields[LOCKED_FIELD] ? 'locked' : 'off')

export class StoreCheck {
  /** What was written, the newest first, back to the last whole line. */
  #stored: readonly Stored[] = []
  /** The last idle state, '' if it is not certain, and whether the store may not know it. */
  #idleState = ''
  #isStateUnstored = false

  /** Whether settings were written since the last update. */
  hasNewWrite(device: Device): boolean {
    return device.recentWrites[0] !== this.#stored[0]?.write
  }

  /** Called after each observation of this state. */
  update(device: Device, state: string): void {
    const { recentWrites, hal } = device
    if (IDLE_STATES.includes(state)) this.#idleState = state
    // The fault may have come before the lock was stored, or after.
    else if (state === 'fault') this.#idleState = ''
    if (hal.brokenParts.has('store')) this.#isStateUnstored = true
    else if (recentWrites[0]) this.#isStateUnstored = !recentWrites[0].isWhole
    if (recentWrites.length === this.#stored.length && !this.hasNewWrite(device)) return
    this.#stored = recentWrites.map((write) => {
      const known = this.#stored.find((stored) => stored.write === write)
      if (known) return known
      const fields = fieldsOf(write)
      return { write, fields, journal: journalOf(device, fields) }
    })
  }

  /** Returns whether it could be checked. Throws InvariantError. */
  checkBoot(device: Device): boolean {
    const { status, state, hal } = device
    if (!hal.isPowered || hal.brokenParts.has('motor') || hal.brokenParts.has('light')) return false
    const isLost = isFlashWorn(device) || device.store.files.wasCutWhileCompacting
    const possible = this.#possibleFields(isLost)
    const isStateKept =
      this.#isStateUnstored || isLost || !IDLE_STATES.includes(state) || !this.#idleState || state === this.#idleState
    const isFound = possible.some(
      ({ fields, journal }) =>
        status.strength === Math.max(1, fields[STRENGTH_FIELD]! - 1) &&
        status.program === fields[PROGRAM_FIELD] &&
        (isLost || journalOf(device, fields) === journal) &&
        (state === stateOf(fields) || OTHER_STATES.includes(state)),
    )
    if (isStateKept && isFound) return true
    const lines = possible.map(({ fields }) => fields.join(',')).join(' or ')
    throw new InvariantError(
      STORE_INVARIANT,
      device.now,
      `${state}, strength ${status.strength}, program ${status.program} after ${this.#idleState || 'an unknown state'}; stored: ${lines}`,
    )
  }

  #possibleFields(isLost: boolean): Stored[] {
    const possible = [...this.#stored]
    const newest = this.#stored.find(({ write }) => write!.isWhole)
    if (!newest) possible.push({ fields: NEW_FIELDS, journal: undefined })
    if (isLost || !newest) possible.push({ fields: GENTLE_FIELDS, journal: undefined })
    // A device that lost everything is as a new one, which must not be stronger than before.
    if (isLost && newest && newest.fields[STRENGTH_FIELD]! >= NEW_FIELDS[STRENGTH_FIELD]! - 1)
      possible.push({ fields: NEW_FIELDS, journal: undefined })
    return possible
  }
}
