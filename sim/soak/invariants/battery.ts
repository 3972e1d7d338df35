// Invariants of the battery.

import type { Session } from '../monitor/session.ts'
import {
  type Invariant,
  isUndisturbed,
  LONG_PRESS_MAX_MS,
  OLD_READING_MV,
  offWithin,
  REACTION_MS,
  SECOND_MS,
  softWhile,
  trackDuration,
} from './invariant.ts'
import { trackBegin } from './motion.ts'

const LOW_MS = 2 * SECOND_MS
/** How far an old reading may be off, as a share of the volts. */
const OLD_SHARE = OLD_READING_MV / 3400

/** It went off by itself after the battery had been empty for as long as allowed. */
const isEmptyEnd = (session: Session, lowMs: number): boolean => isUndisturbed(session) && lowMs >= LOW_MS

export const BATTERY_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a battery that cannot be read turns the motor off',
    startCheck: offWithin(REACTION_MS, ({ isBatteryUnreadable }) => isBatteryUnreadable),
  },
  {
    name: 'an empty battery turns the motor off',
    startCheck: offWithin(LOW_MS + 2 * REACTION_MS, ({ mv, supply }) => mv < supply.offBelowMv),
  },
  { name: 'a low battery makes the motor softer', startCheck: softWhile(({ mv, supply }) => mv < supply.softBelowMv) },
  {
    name: 'the motor does not start on a battery below 3.4 V',
    startCheck: () => {
      const lowFor = trackDuration()
      const beginOf = trackBegin()
      let lowMs = 0
      return ({ session, duty, mv, ms, reaction, supply }) => {
        const lowMsBefore = lowMs
        lowMs = lowFor(duty === 0 && mv < supply.startMinMv * (1 - OLD_SHARE), ms)
        // A press reads the battery when it begins, so the reading may be as old as the press.
        const isOld = lowMsBefore > LONG_PRESS_MAX_MS + reaction.passMs
        return beginOf(session) !== undefined && isOld
      }
    },
  },
  {
    name: 'an empty battery starts nothing until it is charged',
    startCheck: () => {
      const lowFor = trackDuration()
      let isEmpty = false
      let lowMs = 0
      return ({ isPlugged, mv, duty, ms, endedSession, supply }) => {
        if (endedSession && isEmptyEnd(endedSession, lowMs)) isEmpty = true
        if (duty > 0) lowMs = lowFor(mv < supply.offBelowMv, ms)
        else lowFor(false, ms)
        if (isPlugged || (duty === 0 && mv > supply.backAboveMv - supply.startMinMv * OLD_SHARE)) isEmpty = false
        return isEmpty && duty > 0 && mv >= supply.startMinMv
      }
    },
  },
]
