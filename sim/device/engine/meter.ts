// The counters of the metered firmware.

import { METER } from './meter-name.mjs'

const counters = (globalThis as Record<string, unknown>)[METER] as Float64Array | undefined

/** Whether the firmware counts what it runs. It does not where it was loaded by another way than the metering one. */
export const isMetered = counters !== undefined

/** Units on a counter since it was last read, which sets it to 0. */
export function takeUnits(index: number): number {
  const units = counters![index]!
  counters![index] = 0
  return units
}
