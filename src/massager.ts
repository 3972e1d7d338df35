// The massager as a whole: the board's HAL tells it what happened and when. It answers with what to drive and when to
// wake it. It knows no engine and no pin.

import * as button from './button.ts'
import * as device from './device-state.ts'
import { blink, enterIdle, NOTICE_REPEATS, state } from './device-state.ts'
import { gestureFor, handleGesture } from './gestures.ts'
import * as light from './light.ts'
import { REST_MS, SESSION_MAX_MS } from './limits.ts'
import * as journal from './memory/journal.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as calibration from './motor/calibration.ts'
import * as governor from './motor/governor.ts'
import type { MotorProfile } from './motor/profile.ts'
import * as player from './program/player.ts'
import { applyStrength } from './program/strength.ts'
import * as desk from './routine/desk.ts'
import * as plan from './routine/plan.ts'
import * as spots from './routine/spots.ts'
import * as service from './service.ts'
import * as session from './session.ts'
import { strength } from './session.ts'
import { CALIBRATING, FAULT, OFF, RUNNING, SERVICE } from './states.ts'
import * as time from './time.ts'
import { NEVER } from './time.ts'

export { fault, state } from './device-state.ts'
export * from './faults.ts'
export { isUnsaved } from './memory/settings.ts'
// For screens and tests.
export { program, strength } from './session.ts'
export * from './states.ts'

// The core's answers, valid after every call.

/** Duty for the motor pin, 0..1000. */
export let duty: number
/** Light, 0..1000. */
export let lightLevel: number
/** When to call wake(), in ms, or NEVER. */
export let wakeAt: number
/** When a long press or a limit turns the motor off, if nothing happens before, in ms, or NEVER. */
export let offAt: number
/** Number of the step plan to play, which is in governor.planDuties; 0 for none. */
export let stepPlanId: number
/** Whether the board must read its sensors now, and answer with handleReadings(). */
export let needsCheck: boolean

/** The program's level at the owner's strength. */
let wantedLevel: number
/** Step plans made since power-up. */
let planCount: number

/** Plans the steps of a ramp, or of a wave with equal periods. Planned once, they cost no wake-ups. */
function planNextSteps(): void {
  const ahead = player.countStepsAhead()
  for (let i = 0; i < ahead; i++)
    governor.addPlanStep(i, applyStrength(player.levelOfStep(player.step + 1 + i), strength))
  if (governor.makeStepPlan(ahead, player.planStepMs, time.now)) {
    planCount++
    player.noteStepsPlanned()
  } else player.notePlanRefused()
}

/** Moves the session on to the present time. */
function runSession(): void {
  if (time.now >= governor.limitAt) session.endByLimit(governor.findStopReason(time.now))
  else if (time.now >= spots.leaveAt) session.advance()
  else if (time.now >= player.nextAt) {
    governor.dropStepPlan(time.now)
    player.poll(time.now)
    wantedLevel = applyStrength(player.level, strength)
    if (!player.isPlaying) session.advance()
  }
  // The HAL plays planned steps by itself, and the duty stays what it was when they began.
  if (governor.planSteps) return
  duty = governor.drive(wantedLevel, time.now)
  if (player.planSteps > 0 && player.isAtStepStart && governor.moveAt === NEVER) planNextSteps()
}

/** Does what is due at `now`, and answers. Called when wakeAt has come. */
export function wake(now: number): void {
  time.setNow(now)
  while (now >= button.nextAt) {
    const gesture = button.poll(now)
    if (gesture === button.STUCK) {
      if (governor.isRunning) session.endByStuckButton()
    } else if (gesture !== button.NO_GESTURE) handleGesture(gesture, button.pressedAt)
  }
  if (now >= desk.nudgeAt) {
    if (state === OFF) needsCheck = true
    session.startNudge()
  }
  if (state === RUNNING) runSession()
  else if (state === CALIBRATING) {
    // In a block, the minifier can put the function here.
    duty = service.runCalibration()
  } else duty = 0
  light.poll(now)
  if (state === SERVICE) {
    service.runService()
    light.poll(now)
  }
  lightLevel = light.level
  wakeAt = Math.min(
    button.nextAt,
    player.nextAt,
    governor.limitAt,
    governor.moveAt,
    light.nextAt,
    desk.nudgeAt,
    spots.leaveAt,
  )
  if (state === CALIBRATING) wakeAt = Math.min(wakeAt, now + calibration.STEP_MS)
  offAt = governor.isRunning && button.isHeld() ? Math.min(button.nextAt, governor.limitAt) : governor.limitAt
  stepPlanId = governor.planSteps ? planCount : 0
}

/**
 * Starts the core. `rotation` is the compiled programs; `stored` is the line that takeSettings() gave before, '' if it
 * was lost, or undefined on a new device.
 */
export function powerUp(rotation: readonly string[], motor: MotorProfile, stored: string | undefined): void {
  settings.load(stored)
  // The day of a session that a power cut ended; below 0 if there was none.
  const cutDay = saved[settings.OPEN_FIELD]! - settings.OPEN
  button.reset()
  light.reset()
  player.stop()
  spots.reset()
  journal.reset()
  desk.reset()
  governor.reset(
    motor,
    saved[settings.DAY_FIELD]!,
    // Nobody knows how long a cut session ran: count the longest possible.
    saved[settings.USED_MS_FIELD]! + (cutDay < 0 ? 0 : SESSION_MAX_MS),
    saved[settings.HAND_HZ2S_FIELD]!,
    saved[settings.OPEN_FIELD]! > 0 ? REST_MS : 0,
  )
  device.reset()
  session.reset(rotation)
  wantedLevel = planCount = stepPlanId = 0
  needsCheck = true
  if (cutDay >= 0) {
    settings.setUnsaved(true)
    journal.closeRecord(journal.BY_POWER_CUT, session.program, saved[settings.STRENGTH_FIELD]!)
  }
  enterIdle()
  if (saved[0] === 0) {
    saved[0] = settings.SETTINGS_VERSION
    settings.setUnsaved(true)
    light.wink(light.WINKS_LOST, 0)
  }
  wake(0)
}

/** Takes an edge of the button's pin: 1 closed, 0 open. Bounces may be included. */
export function handleEdge(closed: number, now: number): void {
  // Deadlines up to now come before this edge.
  wake(now)
  button.noteEdge(closed, now)
  if (closed && !governor.isRunning) needsCheck = true
  wake(now)
}

/** Takes readings: mV and °C (ABSENT without a sensor), charger 0 or 1, day since 1970 (0 if unknown). */
export function handleReadings(millivolts: number, celsius: number, charging: number, day: number, now: number): void {
  const checkResult = governor.checkReadings(millivolts, celsius, charging, day, now)
  time.setNow(now)
  needsCheck = false
  saved[settings.DAYS_FIELD]! += governor.newDays
  // Where the calendar was never known, a day begins at power-up.
  if (governor.newDays > 0 || device.today + governor.dayNumber < 0) spots.startDay()
  if (device.today < 0) {
    if (day === 0) plan.assumeSessionDue()
    light.wink(plan.statusToday(), now)
  }
  const isPlugChanged = charging !== device.charging
  device.noteReadings(millivolts, charging, day, checkResult)
  // The charger ends every state but a fault and service mode.
  if (isPlugChanged && state !== FAULT && state !== SERVICE) {
    if (charging) session.endByCharger()
    else enterIdle()
  }
  if (checkResult > governor.SENSORS_WARN) session.endByFault(checkResult)
  else if (checkResult === governor.SENSORS_WARN) blink(NOTICE_REPEATS, light.QUICK_MS)
  // The governor dropped the step plan: play on from here, and plan again.
  if (stepPlanId && governor.planSteps === 0) player.pollAt(now)
  wake(now)
}

/** Asks for a sensor check: the charger was plugged in or out, or a reading changed. */
export function checkSensors(now: number): void {
  needsCheck = true
  wake(now)
}

/** Takes a request of a host or an extra button: a gesture, one of button.PRESS_… or LONG, or one of ASK_…. */
export function request(wanted: number, now: number, hasMoreButtons?: boolean): void {
  wake(now)
  handleGesture(hasMoreButtons ? gestureFor(wanted) : wanted, now)
  wake(now)
}

/** Turns the motor off and shows fault `number`, after an error outside the core. */
export function fail(number: number, now: number): void {
  time.setNow(now)
  // The error may come from reading a sensor: read again only at the next press.
  needsCheck = false
  session.endByFault(number)
  wake(now)
}

/** Answers with the line to store. From then on nothing is unsaved. */
export function takeSettings(): string {
  settings.setUnsaved(false)
  saved[settings.DAY_FIELD] = governor.dayNumber
  saved[settings.USED_MS_FIELD] = governor.usedMs
  saved[settings.HAND_HZ2S_FIELD] = Math.floor(governor.handHz2s)
  return settings.toLine()
}
