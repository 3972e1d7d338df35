// Invariants of the battery.

import {
  type Invariant,
  OLD_READING_MV,
  offWithin,
  REACTION_MS,
  SECOND_MS,
  softWhile,
  trackDuration,
} from './invariant.ts'

const START_MIN_MV = 3400
const SOFT_BELOW_MV = 3300
const OFF_BELOW_MV = 3100
const LOW_MS = 2 * SECOND_MS
const BACK_ABOVE_MV = 3500
const CELL_MIN_MV = 2000
const CELL_MAX_MV = 4600

export const BATTERY_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a battery that cannot be read turns the motor off',
    startCheck: offWithin(REACTION_MS, ({ mv }) => !(mv >= CELL_MIN_MV && mv <= CELL_MAX_MV)),
  },
  {
    name: 'an empty battery turns the motor off',
    startCheck: offWithin(LOW_MS + 2 * REACTION_MS, ({ mv }) => mv < OFF_BELOW_MV),
  },
  { name: 'a low battery makes the motor softer', startCheck: softWhile(({ mv }) => mv < SOFT_BELOW_MV) },
  {
    name: 'the motor does not start on a battery below 3.4 V',
    startCheck: () => {
      let restMv = Number.POSITIVE_INFINITY
      let wasActive = false
      return ({ isActive, mv }) => {
        const isStart = isActive && !wasActive
        wasActive = isActive
        if (!isActive) restMv = mv
        return isStart && restMv < START_MIN_MV - OLD_READING_MV
      }
    },
  },
  {
    name: 'an empty battery starts nothing until it is charged',
    startCheck: () => {
      const lowFor = trackDuration()
      let isEmpty = false
      let lowMs = 0
      return ({ isActive, isPressed, isPlugged, mv, duty, ms }) => {
        // It went off by itself after it had been empty for as long as allowed.
        if (!isActive && !isPressed && lowMs >= LOW_MS - REACTION_MS && mv < OFF_BELOW_MV) isEmpty = true
        lowMs = lowFor(isActive && mv < OFF_BELOW_MV, ms)
        if (isPlugged || (!isActive && mv > BACK_ABOVE_MV - OLD_READING_MV)) isEmpty = false
        return isEmpty && duty > 0 && mv >= START_MIN_MV
      }
    },
  },
]
