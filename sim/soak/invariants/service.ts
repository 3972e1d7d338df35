// Invariants of service mode: who opens the console, and when it closes.

import { PRESS_3 } from '../../../src/button.ts'
import type { Observation } from '../monitor/observation.ts'
import { isCleanSwitch, RELEASE_MS } from '../monitor/press.ts'
import { pageMsSince } from '../monitor/reaction-times.ts'
import {
  DRIFT,
  type Invariant,
  LONG_PRESS_MAX_MS,
  MINUTE_MS,
  maxMotorMv,
  SECOND_MS,
  trackDuration,
} from './invariant.ts'

const SERVICE_MAX_MS = 10 * MINUTE_MS
/** The device checks the end of service mode when the light changes. */
const SERVICE_BLINK_MS = 1500
/** So many presses open the console, or a button that is held at power-up. */
const SERVICE_PRESSES = 5
/** So many begin a calibration in service mode. */
const CALIBRATION_PRESSES = 3
/** From the first of them until the console is open. */
const OPENS_MS = 6 * SECOND_MS
const BOOT_MS = SECOND_MS
/** A press so soon after the console opened was meant for what came before, or came in the callback that opened it. */
const LATE_PRESS_MS = 200
const TICK_LEVEL = 25
/** Stored fields of the calibrated motor: where it starts and where it stops, in mV. */
const START_MV_FIELD = 7
const DROP_OUT_MV_FIELD = 8

/** Whether what has just been requested may be a calibration. */
const mayCalibrate = ({ gesture, device: { lastRequest }, ms }: Observation): boolean =>
  (gesture !== undefined && (gesture.count === CALIBRATION_PRESSES || !gesture.isCertain)) ||
  (lastRequest.ms === ms && lastRequest.what === PRESS_3)

export const SERVICE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'the console opens only after five presses of a device at rest',
    startCheck: () => {
      let wasOpen = false
      return (now) => {
        const { isConsoleOpen, presses, ms, device, aliveSinceMs, reaction } = now
        const isOpened = isConsoleOpen && !wasOpen
        wasOpen = isConsoleOpen
        if (!isOpened || !isCleanSwitch(now)) return false
        const isRequested = ms - device.lastRequest.ms < SECOND_MS + reaction.passMs
        // A host on the link may ask for it: an invariant of the link says when it opens then.
        const isAsked = (device.hal.link?.consoleAskedMs ?? 0) > (device.hal.link?.connectedMs ?? 0)
        const isHeldAtBoot = ms - aliveSinceMs < BOOT_MS + reaction.bootMs
        const latest = presses.slice(-SERVICE_PRESSES)
        const isPressed =
          latest.length === SERVICE_PRESSES &&
          ms - latest[0]!.fromMs < OPENS_MS + reaction.passMs &&
          latest.every(({ wasDriven }) => !wasDriven)
        return !(isRequested || isAsked || isHeldAtBoot || isPressed)
      }
    },
  },
  {
    name: 'a long press in service mode closes the console',
    startCheck: () => {
      const pressedFor = trackDuration()
      const openFor = trackDuration()
      return ({ isConsoleOpen, isPressed, press, stillMs, ms, device, reaction }) => {
        const openedMs = ms - openFor(isConsoleOpen, ms)
        const isForService =
          press !== undefined &&
          press.fromMs - openedMs > LATE_PRESS_MS + reaction.passMs + pageMsSince(press.erases, device) &&
          press.freeMs >= device.settings.bounceMs + RELEASE_MS &&
          isConsoleOpen
        // While the motor is calibrated it ends the calibration only.
        const heldMs = pressedFor(isPressed && isForService, ms)
        return heldMs > LONG_PRESS_MAX_MS + 2 * reaction.passMs && stillMs > heldMs + SECOND_MS
      }
    },
  },
  {
    name: 'service mode ends after 10 min',
    startCheck: () => {
      const serviceFor = trackDuration()
      return (now) => {
        // It begins anew at the end of a calibration, which a limit may end before anything moves.
        const isSame = now.duty === 0 && !mayCalibrate(now)
        const serviceMs = serviceFor(now.isConsoleOpen && isSame, now.deviceMs)
        return serviceMs > SERVICE_MAX_MS + SERVICE_BLINK_MS * DRIFT + now.reaction.passMs
      }
    },
  },
]

export const CALIBRATION_INVARIANT: Invariant = {
  name: 'a stored calibration leaves the motor its soft levels',
  isAboutStore: true,
  startCheck: (motor) => {
    // A motor that is driven with more than a tick all the time has no soft strength.
    const maxMv = maxMotorMv(motor, TICK_LEVEL)
    return ({ hasStored, storedFields, isStoreDamaged }) => {
      if (!hasStored || isStoreDamaged) return false
      const startMv = storedFields![START_MV_FIELD]!
      const dropOutMv = storedFields![DROP_OUT_MV_FIELD]!
      return dropOutMv > maxMv && `it is stored that the motor starts at ${startMv} mV and stops at ${dropOutMv} mV`
    }
  },
}
