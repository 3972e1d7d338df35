// Invariants of the lock and of faults: what a device must not do, by what it has stored and by what was wrong with it.

import type { Observation } from '../monitor/observation.ts'
import { isCleanSwitch } from '../monitor/press.ts'
import { type Invariant, type InvariantCheck, SECOND_MS } from './invariant.ts'
import { trackBegin } from './motion.ts'

const LOCKED_FIELD = 1
const LOCK_PRESSES = 3
/** From the first of these presses until the lock is stored. */
const LOCKS_MS = 4 * SECOND_MS
/** A sensor that broke so long ago was read since, or will be in the next check. */
const NOTICED_MS = 50
/** A press of this length may be long. */
const MAYBE_LONG_MS = 600

/** Returns whether the device shows a fault for certain: the motor stopped by itself after a sensor broke. */
function trackFault(): (now: Observation) => boolean {
  let isShown = false
  let brokeAtMs = Number.NaN
  return ({ endedSession, isBatteryUnreadable, isThermometerUnreadable, ms, device }) => {
    if (!isBatteryUnreadable && !isThermometerUnreadable) brokeAtMs = Number.NaN
    else if (Number.isNaN(brokeAtMs)) brokeAtMs = ms
    // Nothing else was done to it, so the motor stopped for the sensor.
    const isCause = ms - brokeAtMs >= NOTICED_MS
    if (endedSession && isCause && !endedSession.isCut && !endedSession.isPlugged && endedSession.pressedMs === 0)
      isShown = true
    if (device.lastRequest.ms === ms) isShown = false
    return isShown
  }
}

/** The first long press after the cause is gone clears the fault and starts nothing. */
const startFaultCheck = (): InvariantCheck => {
  const isFaultShown = trackFault()
  const beginOf = trackBegin()
  let wrongAtMs = Number.NEGATIVE_INFINITY
  let clearsFromMs = Number.NaN
  let isOver = false
  return (now) => {
    const { session, press, isPressed, ms, isBatteryUnreadable, isThermometerUnreadable } = now
    if (isBatteryUnreadable || isThermometerUnreadable) wrongAtMs = ms
    const begun = beginOf(session)
    if (!isFaultShown(now) || isOver || !press) return false
    const isLong = isPressed && ms - press.fromMs > MAYBE_LONG_MS
    if (isLong && press.fromMs > wrongAtMs && Number.isNaN(clearsFromMs)) clearsFromMs = press.fromMs
    // A sensor that was mended while the button was held may have cleared it, or not.
    const isUnclear = isLong && press.fromMs <= wrongAtMs && wrongAtMs < ms
    isOver = isUnclear || press.fromMs > clearsFromMs
    return begun?.press !== undefined && begun.press.fromMs === clearsFromMs
  }
}

/** A save that begins a page takes a slow engine up to 1.6 s. */
const REQUEST_STORED_MS = 3 * SECOND_MS

export const LOCK_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a locked device moves nothing and opens no console',
    startCheck: () => {
      const beginOf = trackBegin()
      let wasOpen = false
      let isLocked = false
      return ({ session, lock, isConsoleOpen, device, storedFields, mayBeFaulty, isStoreDamaged }) => {
        // While presses may change the lock, it is as it was until the store says otherwise.
        if (lock !== 'unknown') isLocked = lock === 'locked'
        else if (mayBeFaulty || isStoreDamaged || device.recentWrites[0]?.isWhole === false) isLocked = false
        else if (storedFields?.[LOCKED_FIELD] === 0) isLocked = false
        const isOpened = isConsoleOpen && !wasOpen
        wasOpen = isConsoleOpen
        const begun = beginOf(session)
        if (!isLocked || (!begun && !isOpened)) return false
        return isOpened ? 'the console opened' : 'the motor started'
      }
    },
  },
  {
    name: 'only three presses of a device at rest change the lock',
    isAboutStore: true,
    startCheck: () => {
      let lockedBefore: number | undefined
      return (now) => {
        const { hasStored, storedFields, isStoreDamaged, presses, device, ms, reaction } = now
        if (!hasStored) return false
        const locked = storedFields![LOCKED_FIELD]!
        const isChanged = lockedBefore !== undefined && locked !== lockedBefore
        lockedBefore = locked
        if (!isChanged || isStoreDamaged || ms === 0 || !isCleanSwitch(now)) return false
        if (ms - device.lastRequest.ms < REQUEST_STORED_MS + reaction.passMs) return false
        const latest = presses.slice(-LOCK_PRESSES)
        return !(
          latest.length === LOCK_PRESSES &&
          ms - latest[0]!.fromMs < LOCKS_MS + 2 * reaction.passMs &&
          latest.every(({ wasDriven }) => !wasDriven)
        )
      }
    },
  },
  { name: 'the long press that clears a fault does not start the motor', startCheck: startFaultCheck },
]
