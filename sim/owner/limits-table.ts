// The limits that an owner meets, in words, from the constants that the firmware holds.

import { STUCK_MS } from '../../src/button.ts'
import * as limits from '../../src/limits.ts'
import { SPOT_DAY_MAX_MS, SPOT_MAX_MS } from '../../src/routine/spots.ts'
import { MINUTE_MS, SECOND_MS } from '../../src/time.ts'

const minutes = (ms: number): string => `${ms / MINUTE_MS} min`

export const LIMITS: readonly (readonly [what: string, limit: string])[] = [
  ['a session', `${minutes(limits.SESSION_MAX_MS)}, then ${minutes(limits.REST_MS)} of rest`],
  ['a day', `${minutes(limits.DAY_MAX_MS)}, where it has a clock`],
  ['a spot', `${minutes(SPOT_MAX_MS)} at a time, ${minutes(SPOT_DAY_MAX_MS)} a day`],
  ['your hand', `${limits.HAND_MAX_POINTS} points of hand time a day`],
  ['warm case', `softer from ${limits.SOFT_FROM_C} °C, off at ${limits.OFF_FROM_C} °C`],
  ['low battery', 'softer, then off'],
  ['on the charger', 'it never runs'],
  ['button held', `off after ${STUCK_MS / SECOND_MS} s`],
]
