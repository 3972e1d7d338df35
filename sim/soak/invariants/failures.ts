// Invariants of failures: a dead interpreter, errors, resets, timers, and power cuts.

import { WATCHDOG_MS } from '../../device/fake-hal.ts'
import type { Observation } from '../monitor/observation.ts'
import { isRequested, lengthOf, type Session } from '../monitor/session.ts'
import {
  DRIFT,
  type Invariant,
  type InvariantCheck,
  isFullSession,
  NUDGE_MAX_MS,
  REST_MS,
  ROUNDING_MS,
  SESSION_MAX_MS,
  trackDuration,
} from './invariant.ts'

const MAX_WAKE_UPS_A_SECOND = 100
/** A broken pin, a dead interpreter or a power cut so long ago may be why the board was reset. */
const RECENT_MS = 500

/** Whether a rest follows for certain: it went on to the limit, and nobody ended it there. */
const isFull = (session: Session, passMs: number): boolean =>
  isFullSession(session, passMs) && (isRequested(session) || lengthOf(session) >= SESSION_MAX_MS + NUDGE_MAX_MS)

const startRestCheck = (): InvariantCheck => {
  let last: Session | undefined
  let boots = -1
  let isRestDue = false
  return ({ endedSession, boots: bootsNow, duty, deviceMs, isStoreDamaged, reaction }) => {
    if (endedSession && endedSession.kind !== 'calibration' && (endedSession.kind !== 'nudge' || !last))
      last = endedSession
    if (bootsNow !== boots)
      isRestDue =
        last?.kind === 'session' &&
        last.isBeginStored &&
        !isStoreDamaged &&
        (last.isCut || isFull(last, reaction.passMs))
    boots = bootsNow
    return isRestDue && duty > 0 && deviceMs < REST_MS - ROUNDING_MS - reaction.passMs
  }
}

/** A reset that nobody asked for, of a device that was fine. */
const startResetCheck = (): InvariantCheck => {
  let ownResets: number | undefined
  let brokenAtMs = Number.NEGATIVE_INFINITY
  return ({ ownResets: resetsNow, device, ms, isPowered }: Observation) => {
    const isReset = ownResets !== undefined && resetsNow > ownResets
    ownResets = resetsNow
    if (device.hal.brokenParts.size > 0 || !isPowered) brokenAtMs = Number.POSITIVE_INFINITY
    else if (brokenAtMs === Number.POSITIVE_INFINITY) brokenAtMs = ms
    return isReset && ms - brokenAtMs >= RECENT_MS
  }
}

export const FAILURE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'the watchdog stops the motor of a dead interpreter',
    startCheck: () => {
      const deadFor = trackDuration()
      return (now) => deadFor(now.device.hal.brokenParts.has('engine') && now.duty > 0, now.ms) > WATCHDOG_MS * DRIFT
    },
    isCheckedWithoutEngine: true,
  },
  {
    name: 'an error turns the motor off',
    startCheck: () => {
      let errors: number | undefined
      let error: { ms: number; session: Session | undefined } | undefined
      return ({ device, session, duty, ms, reaction }) => {
        const errorsNow = device.hal.brokenParts.pinErrors
        if (errors !== undefined && errorsNow > errors) error = { ms, session }
        errors = errorsNow
        // It stays off, too: what moved then does not go on.
        return error !== undefined && duty > 0 && session === error.session && ms - error.ms >= reaction.offMs
      }
    },
  },
  { name: 'a healthy device never resets itself', isAboutStore: true, startCheck: startResetCheck },
  {
    name: 'the device does not wake up without need',
    startCheck: () => {
      let from = { ms: 0, count: 0 }
      return ({ ms, device }) => {
        const count = device.hal.wakeUps + device.hal.sensorChecks
        const isTooOften = count - from.count > MAX_WAKE_UPS_A_SECOND && ms - from.ms < 1000
        if (ms - from.ms >= 1000 || count < from.count) from = { ms, count }
        return isTooOften
      }
    },
  },
  {
    name: 'the rest after a full or interrupted session outlasts a power cut',
    isAboutStore: true,
    startCheck: startRestCheck,
  },
]
