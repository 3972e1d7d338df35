// Invariants of failures: a dead interpreter, errors, timers, and power cuts.

import { WATCHDOG_MS } from '../../device/fake-hal.ts'
import { POWER, type Session } from '../monitor/observation.ts'
import { DRIFT, type Invariant, REST_MS, ROUNDING_MS, SECOND_MS, SESSION_MAX_MS, trackDuration } from './invariant.ts'

const MAX_WAKE_UPS_A_SECOND = 100
/** A session that a nudge began is this much shorter than it looks. */
const NUDGE_MAX_MS = 2 * SECOND_MS

const isFull = ({ wasRequested, ms }: Session): boolean => ms >= SESSION_MAX_MS + (wasRequested ? 0 : NUDGE_MAX_MS)

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
      let lastError: unknown
      let isFirst = true
      return ({ device, duty, state }) => {
        const isNew = device.hal.lastError !== lastError && !isFirst
        lastError = device.hal.lastError
        isFirst = false
        return isNew && (duty > 0 || state === 'running')
      }
    },
  },
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
    startCheck: () => {
      let last: Session | undefined
      let boots = -1
      let isRestDue = false
      return ({ endedSession, boots: bootsNow, duty, deviceMs, isStoreDamaged }) => {
        if (endedSession && (endedSession.kind !== 'nudge' || !last)) last = endedSession
        if (bootsNow !== boots)
          isRestDue =
            last?.kind === 'session' &&
            last.isBeginStored &&
            !isStoreDamaged &&
            (last.endState === POWER || isFull(last))
        boots = bootsNow
        return isRestDue && duty > 0 && deviceMs < REST_MS - ROUNDING_MS
      }
    },
  },
]
