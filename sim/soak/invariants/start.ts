// The invariant of the start: a device that may run does run when its owner presses.

import type { Observation } from '../monitor/observation.ts'
import { isCleanSwitch, type Press } from '../monitor/press.ts'
import { lengthOf } from '../monitor/session.ts'
import { UseTracker } from '../monitor/use-tracker.ts'
import { type Invariant, type InvariantCheck, MINUTE_MS, REST_MS, SECOND_MS, SESSION_MAX_MS } from './invariant.ts'

/** A press of this length is long, however slow the clock is. */
const LONG_MS = 880
/** The motor is on by then, counted from the beginning of the press: 2 s after it is long. */
const STARTS_MS = 3 * SECOND_MS
/** Nothing else happened to the device for so long. */
const QUIET_MS = 4 * SECOND_MS
/** Well above the limits: readings have noise, and a reading is of another moment. */
const MIN_SHARE = 3560 / 3500
const NEARLY = 0.97
const MAX_C = 36
/** A spot that had nearly all of its time of the day may have no time left. */
const MAX_SPOT_MS = 9 * MINUTE_MS
/** Stored fields: time of the day by spot in ms. */
const SPOT_DAY_FIELDS = [26, 27, 28] as const

/** Whether nothing forbids the motor now, besides its use so far. */
function isAllowed(now: Observation): boolean {
  const { device, storedFields, supply } = now
  const isWhole = device.hal.brokenParts.size === 0 && !now.mayBeFaulty && !now.isStoreDamaged
  const isPowerSure = device.store.flash.bytesUntilPowerLoss === Number.POSITIVE_INFINITY
  const hasSpotTime = !storedFields || SPOT_DAY_FIELDS.every((field) => storedFields[field]! < MAX_SPOT_MS)
  return (
    now.isAlive &&
    isWhole &&
    isPowerSure &&
    hasSpotTime &&
    !now.isPlugged &&
    !now.mayBeInService &&
    now.mv > supply.backAboveMv * MIN_SHARE &&
    now.mv < supply.tooHighMv * NEARLY &&
    now.celsius < MAX_C
  )
}

/** Returns whether a rest may be due. */
function trackRest(): (now: Observation) => boolean {
  let restsUntilMs = Number.NEGATIVE_INFINITY
  let isBootRestOver = true
  let boots: number | undefined
  return ({ ms, deviceMs, endedSession, boots: bootsNow }) => {
    if (endedSession && (endedSession.isCut || lengthOf(endedSession) > SESSION_MAX_MS - MINUTE_MS))
      restsUntilMs = ms + REST_MS + SECOND_MS
    // A rest that a power cut interrupted begins again. Not only motion counts: a start may have been stored.
    if (bootsNow !== boots) isBootRestOver = ms === 0
    boots = bootsNow
    if (deviceMs > REST_MS + SECOND_MS) isBootRestOver = true
    return !isBootRestOver || ms < restsUntilMs
  }
}

const startCheck: Invariant['startCheck'] = (motor): InvariantCheck => {
  const use = new UseTracker(motor)
  const isResting = trackRest()
  let disturbedMs = Number.NEGATIVE_INFINITY
  /** The press that must start the motor. */
  let press: Press | undefined
  return (now) => {
    const { ms, session, device, press: latest, reaction } = now
    use.update(now)
    const mayRest = isResting(now)
    const isNew = latest !== undefined && latest.fromMs === ms && latest !== press
    if (isNew) {
      const isIdle = ms - disturbedMs > QUIET_MS && ms - now.aliveSinceMs > QUIET_MS && latest.freeMs > QUIET_MS
      const isStartable = isIdle && !mayRest && now.lock === 'unlocked' && isCleanSwitch(now) && use.isSmall()
      press = isStartable ? latest : undefined
    }
    const isDisturbed = !isAllowed(now) || session !== undefined || device.lastRequest.ms === ms
    if (isDisturbed) disturbedMs = ms
    if (!press) return false
    if (isDisturbed || press.toMs - press.fromMs < LONG_MS) press = undefined
    return press !== undefined && ms - press.fromMs > STARTS_MS + reaction.passMs
  }
}

export const START_INVARIANT: Invariant = {
  name: 'a long press starts a device that may run, within 2 s',
  isAboutStore: true,
  startCheck,
}
