// Invariants of the spots that the first program works on.

import { DRIFT, type Invariant, MINUTE_MS, SECOND_MS, trackDuration } from './invariant.ts'

const SPOT_MAX_MS = 5 * MINUTE_MS
const SPOT_DAY_MAX_MS = 10 * MINUTE_MS
/** Stored fields: time of the day by spot in ms, and the day. */
const SPOT_DAY_FIELDS = [26, 27, 28] as const
const DAY_FIELD = 4
/** The motor stands still for at least this long around a tick: the rest of 300 ms after the level came down. */
const TICK_GAP_MS = 80
/** Until the firmware notices, or for spots that are left for the next. */
const TOLERANCE_MS = SECOND_MS

const spotTimes = (fields: readonly number[]): number[] => SPOT_DAY_FIELDS.map((field) => fields[field]!)
const sumOf = (times: readonly number[]): number => times.reduce((sum, ms) => sum + ms)

export const SPOT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a spot is worked on for at most 5 min without a tick',
    startCheck: () => {
      const workedFor = trackDuration()
      let stoppedAt = 0
      let lastDuty = 0
      return ({ session, duty, deviceMs, reaction }) => {
        if (duty > 0 && lastDuty === 0 && deviceMs - stoppedAt >= TICK_GAP_MS) workedFor(false, deviceMs)
        if (duty === 0 && lastDuty > 0) stoppedAt = deviceMs
        lastDuty = duty
        return workedFor(session?.isFirstProgram === true, deviceMs) > SPOT_MAX_MS + TOLERANCE_MS + reaction.offMs
      }
    },
  },
  {
    name: 'a spot gets at most 10 min a day, and its time is stored',
    isAboutStore: true,
    startCheck: () => {
      let before = { sumMs: 0, day: 0 }
      return ({ storedFields, hasStored, endedSession, session, day, isStoreDamaged }) => {
        if (!storedFields || !hasStored || isStoreDamaged) return false
        const times = spotTimes(storedFields)
        const addedMs = sumOf(times) - before.sumMs
        // Certain for a session that a long press began, on a day that stayed the same.
        const isCertain =
          endedSession?.kind === 'session' &&
          endedSession.cause === 'press' &&
          endedSession.isBeginStored &&
          endedSession.isProgramCertain &&
          !endedSession.isCut &&
          day > 0 &&
          endedSession.day === day &&
          before.day === day
        const isTimeLost = isCertain && addedMs < endedSession.firstProgramMs / DRIFT - TOLERANCE_MS
        if (session || !endedSession) before = { sumMs: sumOf(times), day: storedFields[DAY_FIELD]! }
        return isTimeLost || times.some((ms) => ms > SPOT_DAY_MAX_MS + TOLERANCE_MS)
      }
    },
  },
]
