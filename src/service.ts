// Service mode, for makers: the console is open, and the motor is off except while it is calibrated.

import * as button from './button.ts'
import { blink, charging, enterIdle, enterState, state } from './device-state.ts'
import * as light from './light.ts'
import { SERVICE_MS } from './limits.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as calibration from './motor/calibration.ts'
import * as governor from './motor/governor.ts'
import { leastDecihertz } from './motor/profile.ts'
import * as session from './session.ts'
import { CALIBRATING, SERVICE } from './states.ts'
import { NEVER, now } from './time.ts'

/** End of service mode, in ms. */
let endsAt: number
/** When a calibration goes on, in ms. */
let stepAt: number
/**
 * Pace of the light in service mode: long blinks, even ones once the motor is calibrated, or winks if that was refused.
 */
let blinkPaceMs: number

/**
 * Handles `gesture` in service mode and while calibrating. Enters service mode from off. `pressedAt` is
 * when its press began, in ms. One function, because each costs a board six variables.
 */
export function handleGesture(gesture: number, pressedAt: number): void {
  blinkPaceMs = light.LONG_BLINK_MS
  if (state === SERVICE) {
    if (gesture === button.LONG) enterIdle()
    else if (gesture === button.PRESS_3 && !charging && governor.findStopReason(now) === governor.ALLOWED) {
      governor.begin(0, 0, now)
      enterState(CALIBRATING)
      calibration.startCreep(true, calibration.FROM_MV, now)
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
      blink(1, light.QUICK_MS)
      return
    }
    if (leastDecihertz(governor.motor, mv)) {
      saved[settings.DROP_OUT_MV_FIELD] = mv
      blinkPaceMs = light.EVEN_MS
    } else blinkPaceMs = light.WINK_MS
  }
  session.endSession()
  enterState(SERVICE)
  endsAt = now + SERVICE_MS
  blink(1, blinkPaceMs)
}

/** Drives the next step of a calibration. Returns to service mode at its end. */
function creep(): void {
  stepAt = now + calibration.STEP_MS
  const mv = calibration.mvAt(now)
  // It ends at a limit, or at the end of the way up or down if the maker did not press.
  if (mv > calibration.UP_TO_MV || !governor.driveVoltage(mv)) handleGesture(button.LONG, now)
}

/** When to call run() next, in ms. */
export function nextAt(): number {
  if (state === CALIBRATING) return stepAt
  return light.nextAt === NEVER ? now : endsAt
}

/** Blinks without end in service mode, and leaves it when its time is over. Goes on with a calibration. */
export function run(): void {
  if (state === CALIBRATING) creep()
  else if (now >= endsAt) handleGesture(button.LONG, now)
  else blink(1, blinkPaceMs)
}
