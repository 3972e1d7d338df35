// The counters of the metered firmware.

import { METER } from './meter-name.mjs'

const counters = (): Float64Array | undefined =>
  (globalThis as Record<string, unknown>)[METER] as Float64Array | undefined

/** Whether the firmware counts what it runs. It does not where it was loaded by another way than the metering one. */
export const isMetered = (): boolean => counters() !== undefined

/** Units on a counter since it was last taken. Sets it to 0. */
export function takeUnits(index: number): number {
  const all = counters()!
  const units = all[index]!
  all[index] = 0
  return units
}
