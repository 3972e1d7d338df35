// Invariants of the case temperature.

import { type Invariant, offWithin, REACTION_MS, softWhile } from './invariant.ts'

const SOFT_FROM_C = 40
const OFF_FROM_C = 43
const BACK_BELOW_C = 38
const THERMOMETER_MIN_C = -20
const THERMOMETER_MAX_C = 80

export const HEAT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a hot case turns the motor off',
    startCheck: offWithin(REACTION_MS, ({ celsius }) => celsius >= OFF_FROM_C),
  },
  {
    name: 'after heat the motor stays off until the case is cool',
    startCheck: () => {
      let isTooHot = false
      let wasActive = false
      return ({ isActive, celsius, isPressed }) => {
        // It went off by itself while it was too hot.
        if (wasActive && !isActive && celsius >= OFF_FROM_C && !isPressed) isTooHot = true
        if (celsius < BACK_BELOW_C) isTooHot = false
        const isStart = isActive && !wasActive
        wasActive = isActive
        return isTooHot && isStart
      }
    },
  },
  { name: 'a warm case makes the motor softer', startCheck: softWhile(({ celsius }) => celsius >= SOFT_FROM_C) },
  {
    name: 'an impossible thermometer reading turns the motor off',
    startCheck: offWithin(
      REACTION_MS,
      ({ celsius }) => !(celsius >= THERMOMETER_MIN_C && celsius <= THERMOMETER_MAX_C),
    ),
  },
]
