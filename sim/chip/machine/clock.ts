// The clock of rp2040js, whose type the package does not export.

import type { RP2040 } from 'rp2040js'

export interface ChipAlarm {
  schedule(deltaNs: number): void
  cancel(): void
}

export interface ChipClock {
  /** Ns since power-up. */
  nanosCounter: number
  /** The next alarm in a list by time. */
  readonly nextAlarm: { readonly nanos: number } | null
  /** Lets time pass, and rings what becomes due. */
  tick(deltaNs: number): void
  createAlarm(ring: () => void): ChipAlarm
}

export const clockOf = (mcu: RP2040): ChipClock => mcu.clock as unknown as ChipClock
