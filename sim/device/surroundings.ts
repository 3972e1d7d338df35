// What a simulated board is connected to.

import type { DeviceStore } from './device-store.ts'

/** What can be seen of a board. */
export type Output = 'duty' | 'brake' | 'light' | 'console' | 'radio' | 'reset'

/** The world around the board, and what the board does to it. */
export interface Surroundings {
  batteryMv(): number
  celsius(): number
  /** The current as its sensor reads it, in mA, or ABSENT. */
  milliamps(): number
  /** The share of the converter's scale at that sensor. */
  senseShare(): number
  charging(): number
  day(): number
  /** The log is kept over a reset and without power. */
  readonly store: DeviceStore
  /** Changes flash by `change`, which may throw, also PowerLostError. */
  changeFlash(change: () => void): void
  /** A host sets the clock: days since 1970. */
  setDay(day: number): void
  /** Called when the motor pin, the brake of a bridge, the light, the console, the radio or the count of resets changes. */
  noteOutput(what: Output, value: number): void
}
