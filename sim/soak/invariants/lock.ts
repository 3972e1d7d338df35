// Invariants of the lock and of faults: what a device must not do, by what it has stored and by what was wrong with it.

import type { Observation } from '../monitor/observation.ts'
import { isCleanSwitch } from '../monitor/press-tracker.ts'
import { type Invariant, type InvariantCheck, SECOND_MS } from './invariant.ts'
import { trackBegin } from './motion.ts'

const LOCKED_FIELD = 1
const LOCK_PRESSES = 3
/** From the first of these presses until the lock is stored. */
const LOCKS_MS = 4 * SECOND_MS
/** The motor stops for a wire that breaks within this time. */
const NOTICED_MS = 2 * SECOND_MS
/** A press of this length may be long. */
const MAYBE_LONG_MS = 600

/** Returns whether the device shows a fault for certain: the motor stopped by itself after a sensor broke. */
function trackFault(): (now: Observation) => boolean {
  let isShown = false
  let brokeAtMs = Number.NaN
  return ({ endedSession, isBatteryUnreadable, isThermometerUnreadable, ms, device }) => {
    if (!isBatteryUnreadable && !isThermometerUnreadable) brokeAtMs = Number.NaN
    else if (Number.isNaN(brokeAtMs)) brokeAtMs = ms
    const brokenMs = ms - brokeAtMs
    // The motion is over some time after the motor stopped.
    const isCause = brokenMs > NOTICED_MS && brokenMs < 3 * NOTICED_MS
    if (endedSession && isCause && !endedSession.isCut && !endedSession.isPlugged && !endedSession.wasTouched)
      isShown = true
    if (device.lastRequest.ms === ms) isShown = false
    return isShown
  }
}

/** The first long press clears the fault and starts nothing. */
const startFaultCheck = (): InvariantCheck => {
  const isFaultShown = trackFault()
  const beginOf = trackBegin()
  let clearsFromMs = Number.NaN
  let isCleared = false
  return (now) => {
    const { session, press, isPressed, ms } = now
    const begun = beginOf(session)
    if (!isFaultShown(now) || isCleared) return false
    if (isPressed && press && ms - press.fromMs > MAYBE_LONG_MS && Number.isNaN(clearsFromMs))
      clearsFromMs = press.fromMs
    isCleared = press !== undefined && press.fromMs > clearsFromMs
    return begun?.press !== undefined && begun.press.fromMs === clearsFromMs
  }
}

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
        if (ms - device.lastRequest.ms < SECOND_MS + reaction.passMs) return false
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
