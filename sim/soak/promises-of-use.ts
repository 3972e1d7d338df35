// What the firmware promises about spots, the desk mode and the rest, over a power cut too: judged as the others are,
// from outside, with numbers of their own.

import { journalPromise } from './kept.ts'
import { planPromise } from './planned.ts'
import {
  CELL_SLACK_MV,
  DRIFT,
  lasting,
  MINUTE_MS,
  type Promised,
  REST_MS,
  ROUNDING_MS,
  SECOND_MS,
  SESSION_MAX_MS,
  topMv,
} from './promised.ts'
import type { Session } from './seen.ts'
import { POWER, SESSION } from './sessions.ts'

const SPOT_MAX_MS = 5 * MINUTE_MS
const SPOT_DAY_MAX_MS = 10 * MINUTE_MS
/** Of the stored line: ms of the day by spot, the day, and volts at which this motor was found to stop, in mV. */
const SPOT_DAY_FIELDS = [26, 27, 28] as const
const DAY_FIELD = 4
const DROP_OUT_MV_FIELD = 8
/** Before or after a tick the motor stands still for longer: what is left of 300 ms once the level has come down. */
const TICK_GAP_MS = 80
/** What passes until it is seen, and spots that are left for the next. */
const SPOT_SLACK_MS = SECOND_MS
const NUDGE_EVERY_MS = 15 * MINUTE_MS
const NUDGE_MAX_MS = 2 * SECOND_MS
/** The level of a tick, and what strengths 1 to 5 make of it, in percent. */
const TICK_LEVEL = 25
const STRENGTH_PERCENT = [50, 70, 100, 125, 150] as const
/** A motor that was calibrated never gets less than so much more than it stopped at. */
const JUST_TURNS = 1.1
/** No program of the rotation stands still for so long. */
const STILL_MS = 2 * SECOND_MS

/** Every minute of it is over; one that a nudge began is a moment shorter than it was seen. */
const wasFull = ({ asked, ms }: Session): boolean => ms >= SESSION_MAX_MS + (asked ? 0 : NUDGE_MAX_MS)

export const PROMISES_OF_USE: readonly Promised[] = [
  {
    name: 'after power that went in a session, or after a full one, comes a rest of 10 min',
    kept: true,
    begin: () => {
      let last: Session | undefined
      let boots = -1
      let due = false
      return ({ ended, boots: started, duty, deviceMs, damaged }) => {
        if (ended && (ended.kind !== 'nudge' || !last)) last = ended
        if (started !== boots)
          due = last?.kind === SESSION && last.opened && !damaged && (last.into === POWER || wasFull(last))
        boots = started
        return due && duty > 0 && deviceMs < REST_MS - ROUNDING_MS
      }
    },
  },
  {
    name: 'no spot is worked on for more than 5 min without a tick',
    begin: () => {
      const worked = lasting()
      let stoppedAt = 0
      let was = 0
      return ({ state, duty, program, deviceMs }) => {
        if (duty > 0 && was === 0 && deviceMs - stoppedAt >= TICK_GAP_MS) worked(false, deviceMs)
        if (duty === 0 && was > 0) stoppedAt = deviceMs
        was = duty
        return worked(state === 'running' && program === 0, deviceMs) > SPOT_MAX_MS + SPOT_SLACK_MS
      }
    },
  },
  {
    name: 'a spot has no more than 10 min a day, and all that it had is stored',
    kept: true,
    begin: () => {
      const had = (line: readonly number[]) => SPOT_DAY_FIELDS.map((field) => line[field]!)
      const sum = (line: readonly number[]) => had(line).reduce((all, ms) => all + ms)
      let before = { sum: 0, day: 0 }
      return ({ line, wrote, ended, session, day, damaged }) => {
        if (!line || !wrote || damaged) return false
        const more = sum(line) - before.sum
        // A session that was begun with a long press, on a day that stayed the same.
        const clear = ended?.kind === SESSION && ended.byPress && ended.opened && ended.into !== POWER && day > 0
        const lost = clear && ended.day === day && before.day === day && more < ended.firstMs / DRIFT - SPOT_SLACK_MS
        if (session || !ended) before = { sum: sum(line), day: line[DAY_FIELD]! }
        return lost || had(line).some((ms) => ms > SPOT_DAY_MAX_MS + SPOT_SLACK_MS)
      }
    },
  },
  {
    name: 'it moves by itself in the desk mode alone, every 15 min at the most, and for 8 h',
    begin: () => {
      let last: Session | undefined
      let movedAt = Number.NEGATIVE_INFINITY
      return ({ session, deviceMs, deskUntilMs }) => {
        const begun = session !== undefined && session !== last
        const soon = deviceMs < movedAt + NUDGE_EVERY_MS - ROUNDING_MS
        last = session
        // From one nudge's beginning to the next, and from the end of a session.
        if (session && (begun || session.asked)) movedAt = deviceMs
        return begun && !session.asked && (soon || deviceMs > deskUntilMs)
      }
    },
  },
  {
    name: 'a nudge is short, and no stronger than a tick, unless it is answered',
    begin: (motor) => {
      const driven = lasting()
      return ({ session, duty, deviceMs, ms, motorMv, strength, line }) => {
        const kick = driven(duty > 0, ms) <= motor.kickMs * DRIFT + ROUNDING_MS
        if (!session || session.asked || session.touched) return false
        const level = Math.round((TICK_LEVEL * STRENGTH_PERCENT[strength - 1]!) / 100)
        const most = Math.max(topMv(motor, level), (line?.[DROP_OUT_MV_FIELD] ?? 0) * JUST_TURNS) + CELL_SLACK_MV
        return deviceMs - session.beganMs > NUDGE_MAX_MS || (motorMv > most && !kick)
      }
    },
  },
  {
    name: 'what shows that it runs does run',
    begin: () => {
      const still = lasting()
      return ({ state, duty, deviceMs }) => still(state === 'running' && duty === 0, deviceMs) > STILL_MS
    },
  },
  journalPromise,
  planPromise,
]
