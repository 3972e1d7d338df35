// How full the battery is, as the light shows it.

/**
 * Resting voltages in mV from which the light adds a blink: fifths of the usable charge, which ends at START_MIN_MV.
 * From the cell table S91 (docs/owner/evidence.md), at its points of 47, 60, 73 and 87 %.
 */
const BLINK_FROM_MV = [3490, 3590, 3780, 4000]

/** Blinks for a resting voltage in mV: 1 (nearly empty) to 5 (full). */
export function chargeBlinks(restMv: number): number {
  let blinks = 1
  for (const mv of BLINK_FROM_MV) if (restMv >= mv) blinks++
  return blinks
}
