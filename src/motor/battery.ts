// How full the battery is, as the light shows it.

import { BLINK_FROM_MV } from '#device'

/** Blinks for a resting voltage in mV: 1 (nearly empty) to 5 (full). */
export function chargeBlinks(restMv: number): number {
  let blinks = 1
  for (const mv of BLINK_FROM_MV) if (restMv >= mv) blinks++
  return blinks
}
