// Invariants of the case temperature.

import type { Observation } from '../monitor/observation.ts'
import type { Session } from '../monitor/session.ts'
import { type Invariant, isUndisturbed, offWithin, REACTION_MS, softWhile } from './invariant.ts'
import { trackBegin } from './motion.ts'

const SOFT_FROM_C = 40
const OFF_FROM_C = 43
const BACK_BELOW_C = 38
/** The noise of a reading. */
const NOISE_C = 1

const isHotEnd = ({ mostC }: Session): boolean => mostC >= OFF_FROM_C + NOISE_C

export const HEAT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a hot case turns the motor off',
    startCheck: offWithin(REACTION_MS, ({ celsius }) => celsius >= OFF_FROM_C),
  },
  {
    name: 'after heat the motor stays off until the case is cool',
    startCheck: () => {
      const beginOf = trackBegin()
      let isTooHot = false
      return ({ session, endedSession, celsius }: Observation) => {
        // It went off by itself, and nothing else than the heat could be the reason.
        if (endedSession && isUndisturbed(endedSession) && isHotEnd(endedSession) && celsius >= OFF_FROM_C + NOISE_C)
          isTooHot = true
        if (celsius < BACK_BELOW_C + NOISE_C) isTooHot = false
        return beginOf(session) !== undefined && isTooHot
      }
    },
  },
  { name: 'a warm case makes the motor softer', startCheck: softWhile(({ celsius }) => celsius >= SOFT_FROM_C) },
  {
    name: 'an impossible thermometer reading turns the motor off',
    startCheck: offWithin(REACTION_MS, ({ isThermometerUnreadable }) => isThermometerUnreadable),
  },
]
