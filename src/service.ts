// Service mode, for makers: the console is open, and the motor is off except while it is calibrated.

import { CREEP_FROM_MV, CREEP_TO_MV, HAS_SENSE } from '#device'
import * as button from './button.ts'
import { charging, enterIdle, enterState, show, state } from './device-state.ts'
import * as light from './light.ts'
import { SERVICE_MS } from './limits.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as calibration from './motor/calibration.ts'
import * as current from './motor/current.ts'
import * as governor from './motor/governor.ts'
import { leastDecihertz } from './motor/profile.ts'
import * as session from './session.ts'
import { COUNT, DIPS, FLICKER, LIMIT, LONG, ON_CHARGER, UNMEASURED } from './signals.ts'
import { CALIBRATING, OFF, SERVICE } from './states.ts'
import { NEVER, now } from './time.ts'

/** End of service mode, in ms. */
let endsAt: number
/** When a calibration goes on, in ms. */
let stepAt: number
/** What the light says in service mode, without end. */
let signal: number

/**
 * Handles `gesture` in service mode and while calibrating. Enters service mode from off. `pressedAt` is
 * when its press began, in ms. One function, because each costs a board six variables.
 */
export function handleGesture(gesture: number, pressedAt: number): void {
  const reason = governor.findStopReason(now)
  signal = reason && state !== OFF ? LIMIT + reason : LONG + 1
  if (state === SERVICE) {
    if (gesture === button.LONG) enterIdle()
    else if (gesture === button.PRESS_3 && charging) signal = LONG + ON_CHARGER
    else if (gesture === button.PRESS_3 && reason === governor.ALLOWED) {
      governor.begin(0, 0, now)
      enterState(CALIBRATING)
      calibration.startCreep(true, CREEP_FROM_MV, now)
      stepAt = now
    }
    return
  }
  if (state === CALIBRATING && gesture === button.PRESS_1) {
    const mv = calibration.mvAt(pressedAt)
    if (calibration.isRising) {
      saved[settings.START_MV_FIELD] = mv
      calibration.startCreep(false, mv, now)
      stepAt = now
      show(DIPS + 1)
      return
    }
    if (leastDecihertz(governor.motor, mv)) {
      saved[settings.DROP_OUT_MV_FIELD] = mv
      if (HAS_SENSE) saved[settings.MOHM_FIELD] = current.findMohm()
      signal = COUNT + 1
    } else signal = FLICKER + UNMEASURED
  }
  session.endSession()
  enterState(SERVICE)
  endsAt = now + SERVICE_MS
  show(signal)
}

/** Drives the next step of a calibration. Returns to service mode at its end. */
function creep(): void {
  stepAt = now + calibration.STEP_MS
  const mv = calibration.mvAt(now)
  // It ends at a limit, or at the end of the way up or down if the maker did not press.
  if (mv > CREEP_TO_MV || !governor.driveVoltage(mv)) handleGesture(button.LONG, now)
}

/** When to call run() next, in ms. */
export function nextAt(): number {
  if (state === CALIBRATING) return stepAt
  return light.nextAt === NEVER ? now : endsAt
}

/** Repeats the signal without end in service mode, and leaves it when its time is over. Goes on with a calibration. */
export function run(): void {
  if (state === CALIBRATING) creep()
  else if (now >= endsAt) handleGesture(button.LONG, now)
  else show(signal)
}
